pragma ComponentBehavior: Bound

import QtQuick
import "keyboards.js" as Keyboards

// The keyboard on the screen: types into the text field that has the focus, and is wanted while one has it.
// words: {space, shift, delete, done, left, right, digits, letters, accents}, the names of the other keys.
Rectangle {
    id: keyboard

    required property string language
    required property var words
    readonly property TextEdit field: Window.activeFocusItem as TextEdit
    readonly property bool wanted: field !== null && !field.readOnly
    readonly property bool numeric: wanted && (field.inputMethodHints & Qt.ImhDigitsOnly) !== 0
    readonly property bool roomy: Window.height >= Theme.mm(150)
    readonly property var layout: Keyboards.layouts[language]
    readonly property var rows: numeric ? layout.numeric : page === "letters" && roomy ? [layout.digits[0], ...layout.letters] : layout[page]
    readonly property real spacing: Math.min(Theme.gap, width * 0.008)
    readonly property real keyWidth: Math.min(Theme.mm(22), (width - 11 * spacing) / 10)
    property string page: "letters"
    property bool shift: true

    signal key(string text)
    signal backspace
    signal moved(int direction)
    signal done

    function face(letter: string): string {
        return shift && !numeric && page !== "digits" ? letter.toLocaleUpperCase() : letter;
    }

    function type(letter: string) {
        field.remove(field.selectionStart, field.selectionEnd);
        field.insert(field.cursorPosition, face(letter));
        key(face(letter));
        shift = false;
    }

    function erase() {
        const chosen = field.selectionStart < field.selectionEnd;
        field.remove(chosen ? field.selectionStart : Math.max(0, field.cursorPosition - 1), chosen ? field.selectionEnd : field.cursorPosition);
        backspace();
    }

    function step(direction: int) {
        field.cursorPosition = Math.max(0, Math.min(field.length, field.cursorPosition + direction));
        moved(direction);
    }

    function finish() {
        const typed = field;
        for (let one = typed.parent; one; one = one.parent)
            (one as TextEntry)?.accepted();
        typed.focus = false;
        done();
    }

    function turn(to: string) {
        page = page === to ? "letters" : to;
    }

    color: Theme.colors.panel
    implicitHeight: column.height + 2 * Theme.gap
    visible: wanted
    Accessible.name: words.letters
    Accessible.role: Accessible.Grouping
    onFieldChanged: {
        page = "letters";
        shift = field !== null && field.length === 0;
    }

    MultiPointTouchArea {
        anchors.fill: parent
        Accessible.ignored: true
    }

    Rectangle {
        color: Theme.colors.border
        height: Theme.line
        width: parent.width
    }

    Column {
        id: column

        anchors.horizontalCenter: parent.horizontalCenter
        spacing: keyboard.spacing
        y: Theme.gap

        Repeater {
            model: keyboard.rows

            Row {
                id: row

                required property var modelData

                anchors.horizontalCenter: parent.horizontalCenter
                spacing: keyboard.spacing

                Repeater {
                    model: [...row.modelData]

                    KeyboardKey {
                        required property string modelData

                        height: Theme.target
                        objectName: "key-" + modelData
                        text: keyboard.face(modelData)
                        width: keyboard.keyWidth
                        onTouched: keyboard.type(modelData)
                    }
                }
            }
        }

        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: keyboard.spacing

            Repeater {
                model: [
                    { id: "shift", icon: "shift", face: "", keys: keyboard.numeric ? 0 : 1, name: keyboard.words.shift, held: keyboard.shift, act: () => keyboard.shift = !keyboard.shift },
                    { id: "digits", icon: "", face: "?12", keys: keyboard.numeric ? 0 : 1, name: keyboard.words.digits, held: keyboard.page === "digits", act: () => keyboard.turn("digits") },
                    { id: "accents", icon: "", face: "é", keys: keyboard.numeric ? 0 : 1, name: keyboard.words.accents, held: keyboard.page === "accents", act: () => keyboard.turn("accents") },
                    { id: "left", icon: "back", face: "", keys: 1, name: keyboard.words.left, held: false, act: () => keyboard.step(-1) },
                    { id: "space", icon: "", face: keyboard.words.space, keys: keyboard.numeric ? 0 : 2, name: keyboard.words.space, held: false, act: () => keyboard.type(" ") },
                    { id: "right", icon: "next", face: "", keys: 1, name: keyboard.words.right, held: false, act: () => keyboard.step(1) },
                    { id: "backspace", icon: "backspace", face: "", keys: 1, name: keyboard.words.delete, held: false, act: () => keyboard.erase() },
                    { id: "done", icon: "", face: keyboard.words.done, keys: 2, name: keyboard.words.done, held: false, act: () => keyboard.finish() }
                ].filter(one => one.keys > 0)

                KeyboardKey {
                    required property var modelData

                    face: modelData.face
                    height: Theme.target
                    held: modelData.held
                    icon: modelData.icon
                    main: modelData.id === "done"
                    objectName: "key-" + modelData.id
                    text: modelData.name
                    width: modelData.keys * (keyboard.keyWidth + keyboard.spacing) - keyboard.spacing
                    onTouched: modelData.act()
                }
            }
        }
    }
}
