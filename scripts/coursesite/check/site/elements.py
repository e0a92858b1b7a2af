"""What elements mean to the reader of a page: which attributes hold addresses, and which tags end by themselves."""

from __future__ import annotations

from collections.abc import Mapping

from coursesite.check.site.page import Use

ADDRESSES: Mapping[str, Mapping[str, Use]] = {
    "a": {"href": Use.LINK, "xlink:href": Use.LINK, "ping": Use.SEND},
    "area": {"href": Use.LINK, "ping": Use.SEND},
    "audio": {"src": Use.ASSET},
    "blockquote": {"cite": Use.LINK},
    "body": {"background": Use.ASSET},
    "button": {"formaction": Use.SEND},
    "del": {"cite": Use.LINK},
    "embed": {"src": Use.ASSET},
    "form": {"action": Use.SEND},
    "iframe": {"src": Use.FRAME},
    "image": {"href": Use.ASSET, "xlink:href": Use.ASSET},
    "img": {"src": Use.ASSET, "data-src": Use.ASSET, "longdesc": Use.LINK},
    "input": {"src": Use.ASSET, "formaction": Use.SEND},
    "ins": {"cite": Use.LINK},
    "object": {"data": Use.ASSET},
    "q": {"cite": Use.LINK},
    "script": {"src": Use.ASSET, "href": Use.ASSET, "xlink:href": Use.ASSET},
    "source": {"src": Use.ASSET},
    "table": {"background": Use.ASSET},
    "td": {"background": Use.ASSET},
    "th": {"background": Use.ASSET},
    "track": {"src": Use.ASSET},
    "use": {"href": Use.ASSET, "xlink:href": Use.ASSET},
    "video": {"src": Use.ASSET, "poster": Use.ASSET},
}
"""Element to its attributes that hold one address."""

RELATIONS: Mapping[str, Use] = {
    "alternate": Use.LINK,
    "apple-touch-icon": Use.ASSET,
    "author": Use.LINK,
    "dns-prefetch": Use.CONNECT,
    "help": Use.LINK,
    "icon": Use.ASSET,
    "license": Use.LINK,
    "manifest": Use.ASSET,
    "mask-icon": Use.ASSET,
    "modulepreload": Use.ASSET,
    "next": Use.LINK,
    "preconnect": Use.CONNECT,
    "prefetch": Use.ASSET,
    "preload": Use.ASSET,
    "prev": Use.LINK,
    "search": Use.LINK,
    "stylesheet": Use.ASSET,
}
"""Relation of a `<link>` to what a browser does with its address; `canonical` is read apart."""

IDREFS = frozenset(
    """aria-activedescendant aria-controls aria-describedby aria-details aria-errormessage aria-flowto aria-labelledby aria-owns commandfor
    for form headers list popovertarget usemap""".split()
)
"""Attributes that hold ids of the same page; `usemap` holds the name of a map."""

PAINTS = frozenset("clip-path cursor fill filter marker-end marker-mid marker-start mask stroke".split())
"""Attributes of drawings that may hold a `url()`."""

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
"""Elements without an end tag."""

OPTIONAL = frozenset("body caption colgroup dd dt head html li optgroup option p rp rt tbody td tfoot th thead tr".split())
"""Elements whose end tag may be left out."""

ENDS_PARAGRAPH = frozenset(
    """address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header
    hgroup hr main menu nav ol p pre search section table ul""".split()
)
"""Elements whose start tag ends an open paragraph."""

INLINE = frozenset("a abbr b bdi bdo cite del dfn em i ins kbd mark q s small span strong sub sup time u var wbr".split())
"""Elements within a line of text."""

KNOWN = frozenset(
    """a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br button canvas caption center
    cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fencedframe fieldset figcaption figure font footer form frame
    frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins kbd keygen label legend li link main map mark marquee math menu
    menuitem meta meter nav nobr noembed noframes noscript object ol optgroup option output p param picture plaintext portal pre progress q rb rp rt rtc
    ruby s samp script search section select selectedcontent slot small source span strike strong style sub summary sup svg table tbody td template
    textarea tfoot th thead time title tr track tt u ul var video wbr xmp""".split()
)
"""Elements of HTML, old ones too; those of somebody's own have a hyphen, and drawings and formulas have others."""

UNREAD = frozenset("code kbd math pre samp svg".split())
"""Elements whose text is no prose."""

NOTED = UNREAD | frozenset("a button h1 h2 h3 h4 h5 h6 legend quiz-question table".split())
"""Elements after whose end the page is read in another way."""

PARENTS: Mapping[str, str] = {
    "figcaption": "figure",
    "legend": "fieldset",
    "option": "select",
    "source": "picture",
    "summary": "details",
    "th": "table",
}
"""Elements that mean nothing outside another."""

OTHER_PARENTS: Mapping[str, tuple[str, ...]] = {"option": ("datalist",), "source": ("video", "audio")}
"""What some of them may stand in besides."""

ALONE: Mapping[str, str] = {"body": "body", "form": "form", "input": "a", "label": "label", "main": "main"}
"""Elements that may not stand within another."""

BOUND = frozenset(PARENTS.keys() | ALONE.keys())

TOLD = NOTED | BOUND | frozenset("area article base html img link map meta nav".split())
"""Elements that mean something to a reader of the page, whatever their attributes."""
