pragma ComponentBehavior: Bound

import QtQuick

// Signing that the person went through the lesson: what it means and what it is not stay in view. After too much pain
// staff look in first; while the record is being kept nothing can be touched twice.
// page: {frame, name, born, number, date, meaning, check, saving, sheet, entered: {kind, text, staff}}; moves: back;
// wants: sign, sheet, check, tool.
PlainPage {
    id: screen

    readonly property var say: words.sign
    readonly property bool open: !page.check && !page.saving
    property string kind: page.entered?.kind ?? "drawn"
    property bool sent: false

    function finish() {
        if (sent)
            return;
        sent = true;
        want("sign", { kind: kind, text: card.text, staff: card.staff, strokes: card.strokes });
    }

    airy: !open
    frame: Object.assign({}, page.frame, {
        back: page.saving ? "" : page.frame.back,
        next: open ? say.finish : "",
        status: say.not_consent,
        tools: page.saving ? [] : page.frame.tools
    })
    nextEnabled: open && card.complete && !sent
    nextName: "finishButton"
    title: page.saving ? say.saving : page.check ? say.check_title : say.title
    onBackTouched: move("back", {})
    onNextTouched: finish()
    onPageChanged: sent = page.saving
    onToolTouched: tool => want("tool", { tool: tool })

    Body {
        lineHeight: 1.05
        objectName: "meaning"
        text: screen.page.check ? screen.say.check_text : screen.page.meaning
        visible: !screen.page.saving
        width: parent.width
    }

    PrimaryButton {
        objectName: "checkButton"
        text: screen.words.help.answer
        visible: screen.page.check && !screen.page.saving
        width: Math.min(implicitWidth, parent.width)
        onTouched: screen.want("check", {})
    }

    Grid {
        id: signing

        readonly property bool beside: width >= Theme.body * 30
        readonly property real waysWidth: beside ? (width - Theme.part) * 0.34 : width

        columnSpacing: Theme.part
        columns: beside ? 2 : 1
        rowSpacing: Theme.part
        visible: screen.open
        width: parent.width

        Column {
            spacing: Theme.gap
            width: signing.beside ? signing.width - signing.waysWidth - Theme.part : signing.width

            SignCard {
                id: card

                inkHeight: Math.max(Theme.mm(26), screen.fullHeight * 0.29)
                kind: screen.kind
                page: screen.page
                width: parent.width
                words: screen.words
                onSheetWanted: screen.want("sheet", {})
            }

            Small {
                lineHeight: 1.1
                text: screen.say.change_mind
                width: parent.width
            }
        }

        SignWays {
            kind: screen.kind
            width: signing.waysWidth
            words: screen.words
            onPicked: kind => {
                screen.kind = kind;
                screen.bringUp(card);
            }
        }
    }
}
