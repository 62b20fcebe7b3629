pragma ComponentBehavior: Bound

import QtQuick

// A heading and the answers that belong to it. items: [{kind, id, text, answer}].
Column {
    id: section

    required property string title
    required property var items

    signal picked(string kind, string id)

    spacing: Theme.gap
    topPadding: Theme.gap

    Words {
        Accessible.role: Accessible.Heading
        font.bold: true
        lineHeight: 1.1
        text: section.title
        width: parent.width
    }

    Repeater {
        model: section.items

        AnswerRow {
            required property var modelData

            answer: modelData.answer
            objectName: `review-${modelData.kind}-${modelData.id}`
            text: modelData.text
            width: parent.width
            onTouched: section.picked(modelData.kind, modelData.id)
        }
    }
}
