"""The places that can be opened by name over the board."""

from textual.screen import Screen

from game.tui.screens.cell import CellScreen
from game.tui.screens.end import EndScreen
from game.tui.screens.help import HelpScreen
from game.tui.screens.lobby import LobbyScreen
from game.tui.screens.news import NewsScreen
from game.tui.screens.orders import OrdersScreen
from game.tui.screens.people import PeopleScreen
from game.tui.screens.press import PressScreen
from game.tui.screens.rules import RulesScreen
from game.tui.screens.settings import SettingsSlip
from game.tui.screens.story import StoryScreen
from game.tui.screens.why import WhyScreen

PLACES: dict[str, type[Screen[None]]] = {
    "cell": CellScreen,
    "end": EndScreen,
    "help": HelpScreen,
    "lobby": LobbyScreen,
    "news": NewsScreen,
    "orders": OrdersScreen,
    "people": PeopleScreen,
    "press": PressScreen,
    "rules": RulesScreen,
    "settings": SettingsSlip,
    "story": StoryScreen,
    "why": WhyScreen,
}
