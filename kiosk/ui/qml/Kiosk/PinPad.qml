pragma ComponentBehavior: Bound

import QtQuick

// Ten digits for a PIN that is shown as dots only. words: {delete, enter}, the names of the two other keys.
FocusScope {
    id: pad

    required property string label
    required property var words
    readonly property int side: Math.max(Theme.primary, Theme.body * 1.6)
    property bool ready: true
    property string pin: ""
    property int longest: 12

    signal entered(string pin)

    function press(digit: string) {
        if (ready && pin.length < longest)
            pin += digit;
    }

    function clear() {
        pin = "";
    }

    function erase() {
        pin = pin.slice(0, -1);
    }

    function enter() {
        if (!ready || pin === "")
            return;
        const given = pin;
        pin = "";
        entered(given);
    }

    implicitHeight: column.height
    implicitWidth: grid.width
    Accessible.name: label
    Accessible.role: Accessible.Grouping

    Keys.onPressed: event => {
        event.accepted = true;
        if (/^[0-9]$/.test(event.text))
            press(event.text);
        else if (event.key === Qt.Key_Backspace)
            erase();
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            enter();
        else
            event.accepted = false;
    }

    Column {
        id: column

        spacing: Theme.space
        width: pad.width

        Small {
            color: Theme.colors.text
            font.bold: true
            text: pad.label
            visible: text !== ""
            width: parent.width
        }

        Rectangle {
            border.color: Theme.colors.border
            border.width: Theme.line
            color: Theme.colors.card
            height: Theme.target
            radius: Theme.radius
            width: grid.width
            Accessible.name: "•".repeat(pad.pin.length)
            Accessible.role: Accessible.StaticText

            Row {
                anchors.centerIn: parent
                spacing: Theme.gap

                Repeater {
                    model: pad.pin.length

                    Rectangle {
                        color: Theme.colors.text
                        height: Theme.gap
                        radius: height / 2
                        width: height
                    }
                }
            }
        }

        Grid {
            id: grid

            columns: 3
            spacing: Theme.gap

            Repeater {
                model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "delete", "0", "enter"]

                Button {
                    required property string modelData
                    readonly property bool digit: modelData.length === 1

                    enabled: pad.ready
                    fill: pressed ? Theme.colors.tint : Theme.colors.card
                    height: pad.side
                    icon: digit ? "" : modelData === "delete" ? "backspace" : "check"
                    objectName: "pin-" + modelData
                    padding: Theme.gap
                    text: digit ? modelData : pad.words[modelData]
                    width: pad.side * 1.3
                    wordless: !digit
                    onTouched: digit ? pad.press(modelData) : modelData === "delete" ? pad.erase() : pad.enter()
                }
            }
        }
    }
}
