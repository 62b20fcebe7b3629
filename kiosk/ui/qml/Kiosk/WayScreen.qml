pragma ComponentBehavior: Bound

import QtQuick

// The whole lesson or the short way, with what each takes.
// page: {frame, full, short, way}; moves: take.
VisitPage {
    id: screen

    airy: true
    title: words.way.title

    Body {
        text: screen.words.way.text
        width: parent.width
    }

    EqualGrid {
        id: ways

        width: parent.width

        ActionCard {
            chosen: screen.page.way === "full"
            detail: screen.page.full
            height: ways.cellHeight
            leastHeight: Theme.mm(30 / Theme.scale)
            objectName: "way-full"
            text: screen.words.way.full
            width: ways.cellWidth
            onTouched: screen.move("take", { way: "full" })
        }

        ActionCard {
            chosen: screen.page.way === "short"
            detail: screen.page.short + "\n" + screen.words.way.short_note
            height: ways.cellHeight
            leastHeight: Theme.mm(30 / Theme.scale)
            objectName: "way-short"
            text: screen.words.way.short
            width: ways.cellWidth
            onTouched: screen.move("take", { way: "short" })
        }
    }
}
