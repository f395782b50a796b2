"""How the paragraphs of a form look: 3号仿宋, as official documents are written."""

from reports.renderers.docx.looks import FANG, HEI, SONG_TITLE, Style

STYLES = (
    Style("FormAnnex", "Form Annex", 16, 28, HEI),
    Style("FormTitle", "Form Title", 28, 48, SONG_TITLE, align="center"),
    Style("FormTitleFoot", "Form Title Foot", 16, 32, align="center"),
    Style("FormLabel", "Form Label", 16, 28, align="distribute"),
    Style("FormValue", "Form Value", 16, 28, align="center"),
    Style("FormHeading", "Form Heading", 22, 36, SONG_TITLE, align="center", after=14),
    Style("FormText", "Form Text", 16, 26, FANG, align="both", first=2),
    Style("FormQuestion", "Form Question", 14, 26, first=2.28),
    Style("FormSign", "Form Sign", 16, 30, left=15),
    Style("FormSection", "Form Section", 16, 28, HEI, before=4, after=4, keep=True),
    Style("FormCell", "Form Cell", 10.5, 14, align="center"),
    Style("FormCellLeft", "Form Cell Left", 10.5, 14),
    Style("FormOpinion", "Form Opinion", 14, 26, align="both", before=2),
)
