import QtQuick

// Where to turn at once: the emergency numbers, and a call to staff.
NoteBox {
    id: note

    required property string emergency
    required property string unwell

    signal called

    Small {
        color: Theme.colors.text
        lineHeight: 1.15
        objectName: "emergency"
        text: note.emergency
        width: parent.width
    }

    QuietButton {
        objectName: "unwellButton"
        text: note.unwell
        width: Math.min(implicitWidth, parent.width)
        onTouched: note.called()
    }
}
