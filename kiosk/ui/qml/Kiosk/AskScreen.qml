pragma ComponentBehavior: Bound

import QtQuick

// The person's own questions, typed or taken from those other people ask. Nobody reads them now, and it says so.
// page: {frame, own: [text], full, suggested: [{text, taken}], emergency}; moves: ask, unask, rest.
VisitPage {
    id: screen

    readonly property var say: words.ask

    function add(text: string) {
        const full = page.full;
        if (text.trim())
            move("ask", { text: text.trim() });
        if (!full)
            entry.text = "";
    }

    title: say.title
    wordsShare: 0.54

    Body {
        lineHeight: 1.15
        text: screen.say.text
        width: parent.width
    }

    Grid {
        id: asking

        readonly property bool beside: width >= Theme.body * 15

        columnSpacing: Theme.gap
        columns: beside ? 2 : 1
        rowSpacing: Theme.gap
        verticalItemAlignment: Grid.AlignBottom
        width: parent.width

        TextEntry {
            id: entry

            label: screen.say.placeholder
            objectName: "field-question"
            width: asking.width - (asking.beside ? addButton.width + Theme.gap : 0)
            onAccepted: screen.add(text)
        }

        QuietButton {
            id: addButton

            enabled: entry.text.trim() !== ""
            leastHeight: Theme.primary
            main: true
            objectName: "addQuestionButton"
            text: screen.say.add
            onTouched: screen.add(entry.text)
        }
    }

    Loader {
        active: !screen.twoColumns
        sourceComponent: unwell
        visible: active
        width: parent.width
    }

    Small {
        font.bold: true
        text: screen.page.full ? screen.say.full : screen.page.own.length ? screen.say.mine : screen.say.empty
        width: parent.width
    }

    Repeater {
        model: screen.page.own

        OwnQuestion {
            required property int index
            required property string modelData

            number: index
            question: modelData
            removeText: screen.say.remove
            width: parent.width
            onRemoved: screen.move("unask", { text: modelData })
        }
    }

    side: [
        Loader {
            active: screen.twoColumns
            sourceComponent: unwell
            visible: active
            width: parent.width
        },
        Small {
            font.bold: true
            text: screen.say.suggested
            visible: screen.page.suggested.length > 0
            width: parent.width
        },
        Repeater {
            model: screen.page.suggested

            ChoiceButton {
                required property int index
                required property var modelData

                Accessible.role: Accessible.CheckBox
                chosen: modelData.taken
                enabled: modelData.taken || !screen.page.full
                objectName: "suggest-" + index
                text: modelData.text
                width: parent.width
                onTouched: screen.move(modelData.taken ? "unask" : "ask", { text: modelData.text })
            }
        }
    ]

    Component {
        id: unwell

        UnwellNote {
            emergency: screen.page.emergency
            unwell: screen.say.unwell
            onCalled: screen.move("rest", { kind: "unwell" })
        }
    }
}
