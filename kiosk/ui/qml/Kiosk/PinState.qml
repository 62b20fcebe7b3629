import QtQuick

// What came of the PIN: being checked, wrong, or to wait; and a hint where there is one.
Column {
    id: state

    required property bool busy
    required property string error
    required property string wait
    required property var words
    property string hint: ""
    readonly property string said: busy ? words.pin.checking : wait || error

    spacing: Theme.space

    Body {
        objectName: "pinHint"
        text: state.hint
        visible: text !== ""
        width: parent.width
    }

    NoteBox {
        border.color: state.busy ? Theme.colors.border : Theme.colors.attention
        color: Theme.colors.card
        visible: state.said !== ""
        width: parent.width

        Body {
            Accessible.role: Accessible.AlertMessage
            color: state.busy ? Theme.colors.text : Theme.colors.attention
            font.bold: true
            objectName: "pinSaid"
            text: state.said
            width: parent.width
        }
    }
}
