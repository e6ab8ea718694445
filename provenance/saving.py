"""Having copies taken of what is alive and in no archive: Save Page Now, on request and with the user's own keys."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from provenance.archiving import NO_ARCHIVE
from provenance.config import Settings
from provenance.errors import ConfigError
from provenance.result import Result
from sources.archives.remote.asking import Asker
from sources.archives.remote.opening import root_of
from sources.archives.remote.pacing import Pacer, user_folder
from sources.archives.remote.saving import PageSaver, SaveKeys, Saving
from sources.archives.remote.services import DEFAULT_ARCHIVE
from sources.fetch import Fetcher

ACCESS, SECRET = "IA_ACCESS_KEY_ID", "IA_SECRET_ACCESS_KEY"


def keys_of(environment: Mapping[str, str]) -> SaveKeys:
    """The keys of the environment. Raises ConfigError where there are none."""
    access, secret = environment.get(ACCESS, ""), environment.get(SECRET, "")
    if not access or not secret or not (access + secret).isascii() or not (access + secret).isprintable():
        raise ConfigError(f"--save needs the keys of an archive.org account in {ACCESS} and {SECRET}")
    return SaveKeys(access, secret)


def asking_for_all(settings: Settings) -> Settings:
    """The settings by which every address is looked up, so that what has a copy is not saved again."""
    if settings.offline or NO_ARCHIVE in settings.archives:
        raise ConfigError("--save asks an archive, so it goes neither with --offline nor with --archive none")
    return settings if settings.archives else replace(settings, archives=(DEFAULT_ARCHIVE,))


def unsaved(result: Result) -> tuple[str, ...]:
    """The addresses that are alive and of which an archive said that it has no copy."""
    return tuple(
        link.url.partition("#")[0]
        for link in result.links
        if link.verdict.has_content and any(capture.error == "archive.none" for capture in link.captures)
    )


def save_pages(
    urls: Sequence[str], settings: Settings, keys: SaveKeys, told: Callable[[Saving], None]
) -> tuple[Saving, ...]:
    """Have a copy taken of each address, at the first archive of the settings; `told` hears of each at once."""
    return asyncio.run(_save(dict.fromkeys(urls), settings, keys, told)) if urls else ()


async def _save(
    urls: Mapping[str, None], settings: Settings, keys: SaveKeys, told: Callable[[Saving], None]
) -> tuple[Saving, ...]:
    root = root_of(settings.archives[0])
    if not root.lower().startswith("https://") and not settings.allow_private:
        raise ConfigError(f"{root} is not asked over https, so the keys are not sent there")
    found: list[Saving] = []
    async with Fetcher(allow_private=settings.allow_private, ca=settings.ca, delay_s=settings.delay) as fetcher:
        saver = PageSaver(root, keys, Asker(fetcher.net, settings.clock(), pacer=Pacer(user_folder())))
        for url in urls:
            found.append(await saver.save(url))
            told(found[-1])
    return tuple(found)
