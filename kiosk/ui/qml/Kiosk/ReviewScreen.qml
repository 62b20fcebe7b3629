pragma ComponentBehavior: Bound

import QtQuick

// Everything the person answered, each a touch away from being changed, and the pages they did not see.
// page: {frame, sections: [{title, items: [{kind, id, text, answer}]}], skipped: [{id, title}]}; moves: correct, see_all.
VisitPage {
    id: screen

    readonly property bool skipping: page.skipped.length > 0

    title: words.review.title

    Body {
        text: screen.words.review.text
        width: parent.width
    }

    NoteBox {
        visible: screen.skipping
        width: parent.width

        Grid {
            id: skip

            readonly property bool beside: width >= Theme.body * 24

            columnSpacing: Theme.part
            columns: beside ? 2 : 1
            rowSpacing: Theme.gap
            verticalItemAlignment: Grid.AlignVCenter
            width: parent.width

            Body {
                font.bold: true
                lineHeight: 1.1
                text: `${screen.words.review.skipped}: ${screen.page.skipped.length}`
                width: skip.width - (skip.beside ? all.width + Theme.part : 0)
            }

            QuietButton {
                id: all

                main: true
                objectName: "seeAllButton"
                text: screen.words.review.see_all
                width: Math.min(implicitWidth, skip.width)
                onTouched: screen.move("see_all", {})
            }
        }
    }

    Repeater {
        model: screen.page.sections

        AnswerSection {
            required property var modelData

            items: modelData.items
            title: modelData.title
            width: parent.width
            onPicked: (kind, id) => screen.move("correct", { kind: kind, id: id })
        }
    }

    AnswerSection {
        items: screen.page.skipped.map(one => ({ kind: "page", id: one.id, text: one.title, answer: "" }))
        title: screen.words.review.skipped
        visible: screen.skipping
        width: parent.width
        onPicked: (kind, id) => screen.move("correct", { kind: kind, id: id })
    }
}
