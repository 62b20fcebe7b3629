pragma ComponentBehavior: Bound

import QtQuick

// A page of the lesson: words on the left, a picture or dots on the right.
// page: {frame, title, blocks, more, pictures, dots}; moves: tell_more.
VisitPage {
    id: screen

    title: page.title
    wordsShare: 0.54

    ExplainedWords {
        blocks: screen.page.blocks
        host: screen
        terms: screen.frame.terms
        width: parent.width
        words: screen.words
    }

    QuietButton {
        objectName: "tellMoreButton"
        size: Theme.small
        text: screen.words.common.tell_me_more
        visible: screen.page.more.length > 0
        width: Math.min(implicitWidth, parent.width)
        onTouched: {
            screen.sheet = more;
            screen.move("tell_more", {});
        }
    }

    side: LessonPicture {
        closerText: screen.words.compare.look_closer
        maximumHeight: screen.pictureHeight
        page: screen.page
        width: parent.width
        onCloser: screen.sheet = large
    }

    Component {
        id: more

        TellMoreSheet {
            parts: [{ title: "", more: screen.page.more }]
            terms: screen.frame.terms
            title: screen.page.title
            words: screen.words
            onClosed: screen.sheet = null
        }
    }

    Component {
        id: large

        LookCloserSheet {
            pictures: screen.page.pictures
            words: screen.words
            onClosed: screen.sheet = null
        }
    }
}
