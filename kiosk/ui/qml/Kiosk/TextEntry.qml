pragma ComponentBehavior: Bound

import QtQuick

// A labelled field for plain text, with the sentence that says what is wrong under it. Nothing can be dropped on it and
// it has no menu. `TextEdit` also serves one line, because it wraps a long name where a `TextInput` would hide it.
FocusScope {
    id: entry

    required property string label
    property alias text: field.text
    property string error: ""
    property string hint: ""
    property bool many: false
    property bool digits: false
    property string placeholder: ""
    property int longest: 300

    signal accepted

    function enter(event: var) {
        event.accepted = !many;
        if (!many)
            accepted();
    }

    implicitHeight: column.implicitHeight
    implicitWidth: Theme.lineWidth

    Column {
        id: column

        spacing: Theme.gap
        width: parent.width

        Flow {
            spacing: Theme.gap
            visible: entry.label !== "" || entry.hint !== ""
            width: parent.width

            Small {
                Accessible.ignored: true
                color: Theme.colors.text
                font.bold: true
                lineHeight: 1.0
                text: entry.label
                visible: text !== ""
                width: Math.min(implicitWidth, parent.width)
            }

            Small {
                Accessible.ignored: true
                lineHeight: 1.0
                text: entry.hint
                visible: text !== ""
                width: Math.min(implicitWidth, parent.width)
            }
        }

        Rectangle {
            border.color: entry.error ? Theme.colors.attention : field.activeFocus ? Theme.colors.focus : Theme.colors.border
            border.width: entry.error || field.activeFocus ? Theme.ring : Theme.line
            color: Theme.colors.card
            height: Math.max(Theme.primary, field.implicitHeight + 2 * Theme.gap, example.visible ? example.implicitHeight + 2 * Theme.gap : 0, entry.many ? Theme.body * 4.8 : 0)
            radius: Theme.radius
            width: parent.width

            Small {
                id: example

                Accessible.ignored: true
                anchors.left: field.left
                anchors.right: field.right
                anchors.verticalCenter: parent.verticalCenter
                lineHeight: 1.0
                text: entry.placeholder
                visible: text !== "" && field.length === 0
            }

            TextEdit {
                id: field

                Accessible.description: entry.error || entry.hint || entry.placeholder
                Accessible.editable: true
                Accessible.multiLine: entry.many
                Accessible.name: entry.label
                Accessible.role: Accessible.EditableText
                activeFocusOnPress: false
                activeFocusOnTab: true
                color: Theme.colors.text
                cursorDelegate: Rectangle {
                    color: Theme.colors.action
                    visible: field.activeFocus
                    width: Theme.thick
                }
                focus: true
                inputMethodHints: entry.digits ? Qt.ImhDigitsOnly : Qt.ImhNone
                font.family: Theme.family
                font.pixelSize: Theme.body
                objectName: "field"
                selectByMouse: false
                selectedTextColor: Theme.colors.actionText
                selectionColor: Theme.colors.action
                textFormat: TextEdit.PlainText
                width: parent.width - 2 * Theme.mm(3)
                wrapMode: TextEdit.Wrap
                x: Theme.mm(3)
                y: entry.many ? Theme.gap : (parent.height - implicitHeight) / 2

                Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
                Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
                Keys.onEnterPressed: event => entry.enter(event)
                Keys.onReturnPressed: event => entry.enter(event)
                onActiveFocusChanged: if (activeFocus && cursorPosition === 0)
                    cursorPosition = length
                onTextChanged: {
                    const kept = (entry.many ? text : text.replace(/[\r\n]+/g, " ")).slice(0, entry.longest);
                    if (kept !== text)
                        text = kept;
                }
            }

            DropArea {
                anchors.fill: parent
            }
        }

        Small {
            Accessible.role: Accessible.AlertMessage
            color: Theme.colors.attention
            font.bold: true
            lineHeight: 1.1
            objectName: "error"
            text: entry.error
            visible: text !== ""
            width: parent.width
        }
    }

    Item {
        anchors.fill: parent

        TapHandler {
            gesturePolicy: TapHandler.ReleaseWithinBounds
            longPressThreshold: 0
            onTapped: event => {
                const at = field.mapFromItem(entry, event.position);
                field.forceActiveFocus();
                field.cursorPosition = field.positionAt(at.x, at.y);
            }
        }
    }
}
