"""Reading sources: what is visible, what is hidden, what a figure stands under."""
