pragma ComponentBehavior: Bound

import QtQuick

// What there is on the body already: by touch on a figure seen from the front and from the back, or by list; both set the
// same marks, and a number ties a place on the figure to its line. Marks without a place stand in the list alone.
// page: {frame, marks: [{id, text, chosen}], front, back}; moves: mark.
VisitPage {
    id: screen

    readonly property var places: ({
            front: { belt: [0.26, 0.65, 0.48, 0.12], skin: [0.52, 0.45, 0.22, 0.16], stoma: [0.26, 0.45, 0.22, 0.16], device: [0.5, 0.25, 0.22, 0.16] },
            back: { belt: [0.26, 0.65, 0.48, 0.12], skin: [0.32, 0.45, 0.36, 0.16] }
        })
    readonly property real figureRatio: 400 / 640

    function regions(side: string): var {
        const found = [];
        page.marks.forEach((mark, index) => {
            const [x, y, width, height] = places[side][mark.id] ?? [0, 0, 0, 0];
            if (width)
                found.push({ id: mark.id, number: index + 1, text: mark.text, chosen: mark.chosen, x: x, y: y, width: width, height: height });
        });
        return found;
    }

    title: words.marks.title
    wideTitle: true
    wordsShare: 0.54

    Small {
        text: screen.words.marks.text
        width: parent.width
    }

    Column {
        spacing: Theme.gap
        width: parent.width

        Repeater {
            model: screen.page.marks.length

            ChoiceButton {
                required property int index
                readonly property var mark: screen.page.marks[index]

                chosen: mark.chosen
                height: implicitHeight > Theme.primary ? implicitHeight : Theme.mm(12.4)
                objectName: "mark-" + mark.id
                text: (index + 1) + "  " + mark.text
                width: parent.width
                Accessible.name: mark.text
                Accessible.role: Accessible.CheckBox
                onTouched: screen.move("mark", { mark: mark.id })
            }
        }
    }

    side: Row {
        id: figures

        readonly property real figureWidth: Math.min((width - spacing) / 2, (screen.pictureHeight - Theme.small * 2 - Theme.gap) * screen.figureRatio)

        spacing: Theme.space
        width: parent.width

        Repeater {
            model: ["front", "back"]

            Column {
                id: figure

                required property string modelData

                spacing: Theme.gap
                width: figures.figureWidth

                BodyMap {
                    caption: screen.words.marks[figure.modelData]
                    objectName: figure.modelData
                    ratio: screen.figureRatio
                    regions: screen.regions(figure.modelData)
                    source: screen.page[figure.modelData]
                    width: parent.width
                    onRegionTouched: region => screen.move("mark", { mark: region })
                }

                Small {
                    Accessible.ignored: true
                    font.bold: true
                    horizontalAlignment: Text.AlignHCenter
                    text: screen.words.marks[figure.modelData]
                    width: parent.width
                }
            }
        }
    }
}
