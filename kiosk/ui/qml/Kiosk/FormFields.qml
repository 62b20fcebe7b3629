pragma ComponentBehavior: Bound

import QtQuick

// Text fields in two columns where there is room. fields: [{id, label, hint, digits}]; values and errors by id.
Grid {
    id: grid

    required property var fields
    required property var values
    required property var errors
    property bool single: false
    readonly property bool narrow: width < Theme.body * 30
    readonly property real cellWidth: (width - (columns - 1) * columnSpacing) / columns

    signal typed(string id, string text)

    columnSpacing: Theme.part
    columns: narrow || single ? 1 : 2
    rowSpacing: Theme.space

    Repeater {
        model: grid.fields

        TextEntry {
            required property var modelData

            digits: modelData.digits
            error: grid.errors[modelData.id] ?? ""
            placeholder: modelData.hint
            label: modelData.label
            objectName: "field-" + modelData.id
            text: grid.values[modelData.id] ?? ""
            width: grid.cellWidth
            onTextChanged: grid.typed(modelData.id, text)
        }
    }
}
