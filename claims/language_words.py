"""Words of seven languages: the commonest ones and those beside numbers, which betray a language, and others that begin
sentences; and letters that tell a language from the others here.
"""

FUNCTION_WORDS = {
    "en": (
        "the of and to in is that it was for on are as with his they at be this from have or by had not but "
        "what all were when there an which their been has more its would about into than them these some "
        "could only after also over between such while where because although however those during both each "
        "other most"
    ),
    "de": (
        "der die das und ist nicht ein eine einer eines einem einen mit von den dem des sich auf für als "
        "auch es an werden aus er hat dass sie nach wird bei um noch wie über zum zur war haben nur oder "
        "aber vor durch man sein wurde sind im am vom beim seit unter zwischen mehr diese dieser dieses "
        "gegen bis wenn"
    ),
    "fr": (
        "le la les des et est une un dans que pour qui sur avec par ce pas plus au aux sont ont été cette "
        "ces leur leurs mais ou où elle il ils elles nous vous son sa ses entre depuis selon comme être "
        "avait ainsi dont très aussi après avant chez du de en à d l qu il quelque"
    ),
    "es": (
        "el la los las de y que en un una por con para se del al es lo como más pero sus su fue ha han sido "
        "entre desde según sobre este esta estos estas también cuando muy sin hasta porque ser son está "
        "había donde ya durante hay cada menos dos tres solo unos unas e"
    ),
    "ru": (
        "и в не на что с как по это из за от для так то все она он они мы его но к до при было были был у же "
        "бы или если только также после между около более чем который которые году лет уже ещё еще этого их "
        "под об о"
    ),
    "tr": (
        "ve bir bu da de için ile olarak daha çok olan gibi en ise sonra kadar göre ancak ne değil olduğu "
        "her var yok yüzde ya üzere tarafından arasında ayrıca diğer önce bunun şu o iki hem olduğunu veya"
    ),
    "az": (
        "və bir bu da də üçün ilə olaraq daha çox olan kimi ən isə sonra qədər görə ancaq nə deyil hər var "
        "yox faiz ildə tərəfindən arasında həmçinin digər əvvəl bunun o iki həm olduğunu edilib olub"
    ),
}

LETTERS = {
    "az": "əğış",
    "tr": "ğış",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "de": "äß",
    "es": "ñ¿¡íóúá",
    "fr": "èêàœùô",
}

STARTERS = {
    "en": (
        "a i we he she you our my your his her if no so yet then thus hence here now nobody none others many "
        "few several every any either neither moreover furthermore additionally therefore nevertheless "
        "nonetheless meanwhile instead similarly finally overall indeed further again since until before "
        "under within without through despite according given why how who whose did does do is are can once "
        "even still later today perhaps unlike like against among across based following prices nothing "
        "everyone recent"
    ),
    "de": (
        "ich wir ihr ihre sein seine kein keine viele einige andere damit dabei daher deshalb dennoch jedoch "
        "außerdem zudem darüber dort hier dann so zu in ob obwohl während weil nachdem trotz laut rund etwa "
        "insgesamt alle niemand jeder jede was wer warum wo hinzu danach seitdem später bereits heute"
    ),
    "fr": (
        "je tu à l d c s n j qu de en on si ne cela ceci cet certains plusieurs d'après enfin ensuite puis "
        "toutefois cependant pourtant donc car malgré pendant alors rien personne chaque tous toutes aucun "
        "pourquoi comment quand quel ici voir quelque aujourd"
    ),
    "es": (
        "yo a o e no si sí él ella ellos ellas nosotros hay hubo ese esa eso esto aquello además sin embargo "
        "finalmente entonces luego así aunque mientras todos todas cada algunos varios otros nadie nada qué "
        "quién cómo cuándo ante tras unos unas aquí véase"
    ),
    "ru": (
        "я ты вы а да нет однако кроме поэтому затем потом тогда теперь здесь там этот эта эти такой такие "
        "многие некоторые другие никто ничего кто почему где когда хотя пока согласно всего среди через "
        "перед во со ко далее наконец сегодня"
    ),
    "tr": (
        "ben sen biz siz onlar bunlar şunlar buna bunu böylece bununla ama fakat çünkü eğer öte bazı birçok "
        "hiçbir kimse neden nasıl kim nerede ardından daha toplam bugün ayrıca son söz kişi"
    ),
    "az": (
        "mən sən biz siz onlar bunlar buna bunu beləliklə bununla amma lakin çünki əgər bəzi bir çox heç kim "
        "niyə necə harada sonra ümumilikdə bu gün onun ona onlardan belə"
    ),
}

# What stands beside numbers, in sentences too short for the commonest words; a word of two languages speaks for both.
MEASURE_WORDS = {
    "en": "million millions billion thousand hundred per cent percent people year years households months tonnes",
    "de": "in million millionen milliarden tausend mio mrd prozent menschen jahr jahre jahren einwohner haushalte euro",
    "fr": "million millions milliard milliards mille cent personnes habitants an ans année années ménages tonnes",
    "es": "millón millones mil ciento personas habitantes año años hogares toneladas euros",
    "ru": "млн млрд тыс миллион миллиона миллионов миллиардов тысяч человек процентов год году рублей",
    "tr": "milyon milyar bin yüz yüzde kişi yıl yılında lira ton",
    "az": "milyon milyard min yüz faiz nəfər il ildə manat ton",
}
