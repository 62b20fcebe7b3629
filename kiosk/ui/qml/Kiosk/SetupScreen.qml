pragma ComponentBehavior: Bound

import QtQuick

// The staff PIN is set when the kiosk starts for the first time: entered twice, and written down.
// page: {error, again, busy}; wants: pin.
PlainPage {
    id: screen

    above: words.common.staff
    leastBeside: 100
    title: words.setup.title
    onPageChanged: pad.pin = ""

    Body {
        objectName: "setupText"
        text: screen.page.again ? screen.words.setup.again : screen.words.setup.text
        visible: screen.page.error === ""
        width: parent.width
    }

    PinState {
        busy: screen.page.busy
        error: screen.page.error
        visible: said !== ""
        wait: ""
        width: parent.width
        words: screen.words
    }

    NoteBox {
        width: parent.width

        Body {
            text: screen.words.setup.lost
            width: parent.width
        }
    }

    side: PinPad {
        id: pad

        anchors.horizontalCenter: parent.horizontalCenter
        label: ""
        ready: !screen.page.busy
        words: screen.words.pin
        onEntered: pin => screen.want("pin", { pin: pin, name: "" })
    }
}
