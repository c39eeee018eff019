"""What is said in the drawn chats: invented people, everyday talk, several languages and both dresses."""

from tools.demo.chats import BLUE_DARK, GREEN_DARK, GREEN_LIGHT, WHITE, Chat, Message


def _talk(*lines: str) -> tuple[Message, ...]:
    """'> text | 10:02' is one's own bubble, '< text | 10:02' the other's, '= text' a date."""
    sides = {">": "mine", "<": "theirs", "=": "day"}
    out = []
    for line in lines:
        text, _, time = line[2:].partition(" | ")
        out.append(Message(sides[line[0]], text, time))  # type: ignore[arg-type]  # the keys of `sides` are all
    return tuple(out)


CHATS: dict[str, Chat] = {
    "english": Chat("Maya", "online", "18:42", "Message", _talk(
        "= TODAY",
        "< Did you find the photos from the lake? | 18:20",
        "> Somewhere in 3,000 pictures of receipts and memes, yes | 18:24",
        "< haha I know that feeling | 18:24",
        "< Grandma keeps asking for the one with the red boat. The one where everybody smiles for once | 18:25",
        "> Give me ten minutes, I am sorting them right now | 18:31",
        "> Got it! Sending it tonight | 18:39",
        "< You are the best | 18:40",
        "< Bring the cake tin back on Sunday please | 18:41",
        "> Will do | 18:42",
    ), GREEN_LIGHT, (214, 122, 92)),
    "german": Chat("Jonas Wandern", "zuletzt online um 07:12", "07:31", "Nachricht", _talk(
        "= GESTERN",
        "> Wann geht der Zug morgen? | 21:02",
        "< 8:14 ab Gleis 5 | 21:05",
        "< Nimm die Regenjacke mit, oben soll es ab Mittag regnen | 21:06",
        "> Habe ich schon eingepackt, und zwei Thermoskannen Tee | 21:10",
        "= HEUTE",
        "< Guten Morgen! Bin schon unterwegs zum Bahnhof | 07:20",
        "> Ich auch, bin in 20 Minuten da | 07:24",
        "< Ich hole uns noch Brezeln | 07:25",
        "> Bitte eine mit Butter | 07:26",
        "< Alles klar | 07:29",
    ), GREEN_DARK, (92, 148, 120)),
    "spanish": Chat("Familia", "Ana, Luis, Mamá, tú", "14:05", "Mensaje", _talk(
        "= HOY",
        "< ¿Quién trae el postre el domingo? | 13:40",
        "< Yo puedo hacer una tarta de limón | 13:42",
        "> Perfecto, yo llevo pan y queso | 13:45",
        "< Luis dice que llega tarde, como siempre | 13:46",
        "> Jajaja | 13:46",
        "< Mandad las fotos del cumpleaños, que no las tengo en el móvil nuevo | 13:58",
        "> Esta noche las ordeno y os las paso todas | 14:01",
        "< Gracias, hijo | 14:03",
    ), GREEN_LIGHT, (120, 110, 190)),
    "russian": Chat("Оля", "в сети", "22:17", "Сообщение", _talk(
        "= 12 МАЯ",
        "> Привет! Ты уже дома? | 21:58",
        "< Да, только приехала. Поезд опоздал на час | 22:01",
        "> Как прошла поездка? | 22:02",
        "< Очень красиво, сняла двести фотографий гор | 22:05",
        "< Завтра покажу, надо их сначала разобрать | 22:06",
        "> Жду! Спокойной ночи | 22:15",
        "< Спокойной ночи | 22:16",
    ), BLUE_DARK, (196, 120, 160)),
    "arabic": Chat("سارة", "متصل الآن", "20:11", "رسالة", _talk(
        "= 4/6",
        "< مساء الخير، كيف حالك؟ | 19:50",
        "> بخير والحمد لله، وأنت؟ | 19:52",
        "< هل وصلت صور الرحلة؟ | 19:55",
        "> نعم وصلت كلها، شكرا جزيلا | 20:03",
        "< نلتقي غدا في المقهى الساعة الخامسة إن شاء الله | 20:07",
        "> ممتاز، إلى اللقاء | 20:10",
    ), WHITE, (86, 156, 196), arabic=True),
    "portuguese": Chat("Bia trabalho", "visto por último hoje às 09:48", "09:55", "Mensagem", _talk(
        "= HOJE",
        "< Bom dia! A reunião mudou para as 10h30 | 09:31",
        "> Obrigado por avisar, eu já estava a caminho | 09:33",
        "< Traz o contrato assinado, por favor | 09:34",
        "> Está na minha mochila | 09:36",
        "< E o café fica por minha conta | 09:40",
        "> Então vou querer dois | 09:44",
        "< Combinado! | 09:47",
    ), GREEN_DARK, (180, 140, 80)),
    "english-late": Chat("Sam", "typing…", "00:37", "Message", _talk(
        "= TODAY",
        "< are you awake | 00:12",
        "> unfortunately | 00:13",
        "< my phone says the storage is full again | 00:14",
        "< 11 GB of cat videos | 00:14",
        "> and you will delete none of them | 00:20",
        "< obviously not | 00:21",
        "> copy them to the laptop and sort them there, takes five minutes | 00:29",
        "< ok tomorrow. promise | 00:33",
        "> you said that in March | 00:36",
    ), WHITE, (106, 168, 140)),
}  # fmt: skip
