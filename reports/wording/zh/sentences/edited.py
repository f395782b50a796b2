"""What is said about reports that were edited in Word."""

SENTENCES: dict[str, str] = {
    "Put today's numbers, tables and figures into a report that was edited in Word.": (
        "把最新的数字、表和图放进在 Word 里改过的报告。"
    ),
    "where to; a new file beside it": "写到哪里；默认在改过的文件旁边新建一个",
    "this file was edited since it was written; possible: canvass refresh {file} for new numbers in it, "
    "canvass pull {file} for its words in the chapters, or to move it away": (
        "此文件写出之后被人改过；可以用 canvass refresh {file} 更新其中的数字，用 canvass pull {file} 把文字收回章节，"
        "或者把它移走"
    ),
    "this file was changed since it was written; possible: to move it away": "此文件写出之后被改动过；请先把它移走",
    "this file is there already; possible: another name": "此文件已经存在；请换一个名称",
    "a file ending in {found} is not written; possible: {possible}": "不写以 {found} 结尾的文件；可用：{possible}",
    "the file is locked by a password or is an old .doc; possible: a .docx without a password": (
        "文件有密码保护，或是旧式 .doc；请另存为没有密码的 .docx"
    ),
    "the file is no Word file; possible: the .docx as it was saved": "这不是 Word 文件；请使用保存下来的 .docx",
    "the file is damaged or ends early; possible: the .docx as it was saved": (
        "文件已损坏或不完整；请使用保存下来的 .docx"
    ),
    "part {part} of the file is damaged": "文件中的 {part} 已损坏",
    "part {part} of the file declares a document type, which Word never writes": (
        "文件中的 {part} 带有文档类型声明，Word 从不这样写"
    ),
    "the file has {found} parts; possible: at most {most}": "文件有 {found} 个部件；最多 {most} 个",
    "the file unpacks to far more than its size": "文件解压后远大于其大小",
    "the file holds nothing that a study has put there": "文件中没有任何由研究填入的内容",
    "the file is written in {found}, the study in {language}": "文件的语言是 {found}，研究的语言是 {language}",
    "the file belongs to another study, {title}": "文件属于另一项研究：{title}",
    "{expression} is not asked for in the study; {text} is left": "研究中没有 {expression}；{text} 保持不变",
    "{expression} stands in a tracked change and is left at {text}; it is {new} now": (
        "{expression} 处在修订之中，仍为 {text}；现在应为 {new}"
    ),
    "{expression} was changed by hand and is left at {text}; it is {new} now": (
        "{expression} 被手工改过，仍为 {text}；现在应为 {new}"
    ),
    "the sentence {text} waits in tracked changes and is not marked anew; its claim is {condition}": (
        "语句 {text} 处在修订之中，没有重新标记；它的依据是 {condition}"
    ),
    "the claim {condition} is no longer in the study; {text} is left": "研究中已没有论断 {condition}；{text} 保持不变",
    "{piece} cannot be made from the study today and is left": "现有数据无法生成{piece}，保持不变",
    "the table or figure of {piece} was taken out; its caption is left": "{piece}的表或图已被删去；其标题保持不变",
    "{piece} holds tracked changes and is left": "{piece}含有修订，保持不变",
    "the notes of {piece} were changed by hand and are left": "{piece}的注被手工改过，保持不变",
    "the caption of {piece} was changed by hand and is left": "{piece}的标题被手工改过，保持不变",
    "the pages were marked {then} and are to be marked {now}; change headers and the box at the start": (
        "各页原标有 {then}，现在应为 {now}；请修改页眉和开头的提示框"
    ),
    "{changed} numbers changed and {same} are as before; {tables} tables and {figures} figures replaced": (
        "{changed} 个数字有变，{same} 个未变；替换了 {tables} 张表、{figures} 幅图"
    ),
    "what changed in {file}": "{file} 的改动",
    "sentences that the data no longer bear": "数据不再支持的语句",
    "sentences that the data bear again": "数据重新支持的语句",
    "paragraphs that the chapters word otherwise today": "按现有数据，章节会有不同表述的段落",
    "{count} paragraphs the chapters would word otherwise today; they are in the list": (
        "有 {count} 个段落，按现有数据章节会有不同表述；见改动清单"
    ),
    "numbers that changed, by sentence": "有变的数字（按语句）",
    "tables and figures replaced": "已替换的表和图",
    "left as they were": "保持不变",
    "  {expression}: {old} → {new}": "  {expression}：{old} → {new}",
    "  the data no longer bear: {text}": "  数据不再支持：{text}",
    "{file}: written; every change with its sentence is in {list}": "{file}：已写出；每处改动及所在语句见 {list}",
    "Bring the words of a report that was edited in Word back into the chapters.": (
        "把在 Word 里改过的报告的文字收回章节。"
    ),
    "no chapter of the file is a chapter of this study": "文件中的章节都不是本研究的章节",
    "a table that no chapter asks for stays in the file: {text}": "有一张表不是由章节生成的，留在文件里：{text}",
    "a picture that no chapter asks for stays in the file": "有一幅图不是由章节生成的，留在文件里",
    "{count} of {total} chapters stand word for word as they did": "{total} 章中有 {count} 章的文字没有改动，保持原样",
    "{file}: the changed words are in their lines": "{file}：改动已写入相应各行",
    "this file is there already; possible: to move it away": "此文件已经存在；请先把它移走",
    "{file}: the chapter was changed since the report was written; what the report says is in {new}": (
        "{file}：报告写出之后这一章改动过；报告中的文字写在 {new}"
    ),
    "{file}:{first}: conditions, loops or macros make lines {first} to {last}, so that the changes cannot be put "
    "there; the chapter in plain sentences is in {new}": (
        "{file}:{first}：第 {first} 至 {last} 行由条件、循环或宏生成，改动无法写回原处；整章的平铺文字写在 {new}"
    ),
}
