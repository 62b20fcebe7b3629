pragma ComponentBehavior: Bound

import QtQuick

// A pump, carrying on as now, and other choices: equal columns, and which of them the person wants to hear more about.
// page: {frame, intro, columns: [{id, text, chosen}], rows: [{id, title, cells, more}]}; moves: wonder, tell_more.
VisitPage {
    id: screen

    readonly property bool cards: width < height || width / Theme.unit / Theme.scale < 160

    title: words.options.title

    ExplainedWords {
        blocks: screen.page.intro
        host: screen
        terms: screen.frame.terms
        width: parent.width
        words: screen.words
    }

    ChoiceTable {
        cards: screen.cards
        columns: screen.page.columns.map(column => column.text)
        named: true
        rows: screen.page.rows
        width: parent.width
    }

    QuietButton {
        objectName: "tellMoreButton"
        size: Theme.small
        text: screen.words.common.tell_me_more
        visible: screen.page.rows.some(row => row.more.length > 0)
        width: Math.min(implicitWidth, parent.width)
        onTouched: {
            screen.sheet = more;
            screen.move("tell_more", {});
        }
    }

    Title {
        font.pixelSize: Theme.body
        text: screen.words.options.text
        topPadding: Theme.gap
        width: parent.width
    }

    EqualGrid {
        id: wanted

        columnSpacing: Theme.part
        leastWidth: Theme.body * 9
        most: screen.cards ? 1 : 3
        width: parent.width

        Repeater {
            model: screen.page.columns.length

            ChoiceButton {
                required property int index
                readonly property var column: screen.page.columns[index]

                chosen: column.chosen
                description: screen.words.options.hear_more
                height: wanted.cellHeight
                objectName: "option-" + column.id
                strong: true
                text: column.text
                width: wanted.cellWidth
                Accessible.role: Accessible.CheckBox
                onTouched: screen.move("wonder", { option: column.id })
            }
        }
    }

    Component {
        id: more

        TellMoreSheet {
            parts: screen.page.rows.filter(row => row.more.length > 0)
            terms: screen.frame.terms
            title: screen.words.options.title
            words: screen.words
            onClosed: screen.sheet = null
        }
    }
}
