"""Keys by their place: who types with other letters, or in capitals, means the key all the same."""

import unicodedata

_LATIN = "qwertyuiopasdfghjklzxcvbnm"
_LAYOUTS = (
    "йцукенгшщзфывапролдячсмить",  # Russian
    "йцукенгшщзфівапролдячсмить",  # Ukrainian
    "чшертъуиопасдфгхйклзьцжбнм",  # Bulgarian, phonetic
    "љњертзуиопасдфгхјклѕџцвбнм",  # Serbian
    ";ςερτυθιοπασδφγηξκλζχψωβνμ",  # Greek
    "/'קראטוןםפשדגכעיחלךזסבהנמצ",  # Hebrew
    "ضصثقفغعهخحشسيبلاتنمئءؤرىةو",  # Arabic
    "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ",  # Korean
    "ๆไำพะัีรนยฟหกดเ้่าสผปแอิืท",  # Thai
)
_PLACES = {
    letter: key
    for layout in reversed(_LAYOUTS)
    for letter, key in zip(layout, _LATIN, strict=True)
    if letter.isalpha() or unicodedata.combining(letter)
}
"""Letters to the key at their place; a letter of several layouts goes by the first of them."""


def meant_key(character: str) -> str | None:
    """Return the key of the board that is meant by a letter; `None` if none can be told."""
    plain = unicodedata.normalize("NFKC", character).lower()
    if len(plain) == 1 and plain.isascii():
        return plain
    return _PLACES.get(character.lower()) or _PLACES.get(plain)
