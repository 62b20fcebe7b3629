pragma ComponentBehavior: Bound

import QtQuick

// Staff enter their PIN. After a wrong one the pad is empty again; after too many it waits, and says how long.
// page: {title, error, wait: seconds, busy, needsName, cancel, hint}; wants: pin, cancel.
PlainPage {
    id: screen

    property int remaining: page.wait

    above: words.common.staff
    backText: page.cancel ? words.common.cancel : ""
    leastBeside: 100
    title: page.title
    onBackTouched: want("cancel", {})
    onPageChanged: {
        remaining = page.wait;
        pad.pin = "";
    }

    Timer {
        interval: 1000
        repeat: true
        running: screen.remaining > 0
        onTriggered: screen.remaining -= 1
    }

    TextEntry {
        id: staffName

        label: screen.words.sign.staff_name
        objectName: "field-staff"
        visible: screen.page.needsName
        width: parent.width
    }

    PinState {
        busy: screen.page.busy
        error: screen.page.wait > 0 ? "" : screen.page.error
        hint: screen.page.hint ?? ""
        wait: screen.remaining > 0 ? screen.words.pin.wait.replace("{n}", screen.remaining) : ""
        width: parent.width
        words: screen.words
    }

    side: PinPad {
        id: pad

        anchors.horizontalCenter: parent.horizontalCenter
        label: ""
        ready: !screen.page.busy && screen.remaining === 0 && (!screen.page.needsName || staffName.text.trim() !== "")
        words: screen.words.pin
        onEntered: pin => screen.want("pin", { pin: pin, name: staffName.text.trim() })
    }
}
