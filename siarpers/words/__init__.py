"""The words of the trade: facts and problems, without files, pages or clocks."""
