pragma ComponentBehavior: Bound

import QtQuick

// Who else is there: interpreter, companion, and who decides for the person. All of it may stay empty.
// fields: a function from ids to field values.
Column {
    id: column

    required property var page
    required property var words
    required property var fields
    required property string how

    signal typed(string id, string text)

    spacing: Theme.space

    FormFields {
        errors: column.page.errors
        fields: column.fields(["interpreter", "interpreter_id"])
        values: column.page.values
        width: parent.width
        onTyped: (id, text) => column.typed(id, text)
    }

    ChoiceRow {
        chosen: column.how
        label: column.words.form.interpreter_how
        name: "interpreter_how"
        options: ["in_person", "phone", "video"].map(one => ({ id: one, text: column.words.form[one] }))
        width: parent.width
        onPicked: id => column.typed("interpreter_how", id)
    }

    FormFields {
        errors: column.page.errors
        fields: column.fields(["companion", "representative", "relationship"])
        values: column.page.values
        width: parent.width
        onTyped: (id, text) => column.typed(id, text)
    }
}
