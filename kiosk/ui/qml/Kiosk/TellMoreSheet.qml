pragma ComponentBehavior: Bound

import QtQuick

// The second layer: part after part of words, each with a heading where there is more than one.
// parts: [{title, more: blocks}]; terms: {id: {word, meaning}}.
Sheet {
    id: sheet

    required property var parts
    required property var terms

    Repeater {
        model: sheet.parts

        Column {
            id: part

            required property int index
            required property var modelData

            spacing: Theme.space
            topPadding: index ? Theme.space : 0
            width: sheet.room

            Body {
                font.bold: true
                text: part.modelData.title
                visible: text !== ""
                width: parent.width
                Accessible.role: Accessible.Heading
            }

            ExplainedWords {
                blocks: part.modelData.more
                host: sheet
                terms: sheet.terms
                width: parent.width
                words: sheet.words
            }
        }
    }
}
