"""What is said of files of platforms and of their columns, in Chinese."""

# ruff: noqa: E501  # a sentence and its translation stand in one line

SENTENCES: dict[str, str] = {
    "{count} rows are previews or tests and are left out": "有 {count} 行是预览或测试，已略去",
    "rows that are no answers": "不是答卷的行",
    "{count} rows that the platform marks as previews or trials are no forms that came back": (
        "平台标为预览或测试的 {count} 行不算收回的问卷"
    ),
    "a preview by who made the form": "制作问卷者的预览",
    "answers that the platform made to try the form": "平台为测试问卷生成的答案",
    "the platform marks it as spam": "平台标为垃圾答卷",
    "it was looked through on the platform and not approved": "在平台上审核未通过",
    "guessed: carried along, and left out unless the questionnaire names it under extra": (
        "猜测：链接或样本库带来的数据；问卷未在 extra 中声明，略去"
    ),
    "one respondent has several rows, told apart by {column}: {found}; "
    "possible: canvass import --rows {column}=… with one of these": (
        "一名受访者有几行，由 {column} 区分：{found}；请用 canvass import --rows {column}=… 选其中一种"
    ),
    "no row has {found} under {column}; possible: {possible}": "{column}下没有{found}；可用：{possible}",
    "which rows are read, where one respondent has several: an event, a form that repeats": (
        "一名受访者有几行时读哪些行：某次事件，或某个重复的表"
    ),
    "{found} chooses no rows; possible: a header, =, and a cell": "{found}没有选出行；可用：列名、=、单元格内容",
    "only the rows with {found} under {column} are read, where one respondent has several": (
        "一名受访者有几行，只读{column}为{found}的行"
    ),
    "sheet {found} holds questions that repeat, and is not read": "工作表{found}里是重复填写的题目，未读入",
    "{file}: no rows of respondents, kept beside them": "{file}：没有受访者的行，与答卷放在一起",
    "{found} is no moment; the cells of the row may stand under the wrong headers": (
        "{found}不是时间；这一行的单元格可能错位"
    ),
    "no moment stands here; the cells of the row may stand under the wrong headers": (
        "此处没有时间；这一行的单元格可能错位"
    ),
    "the archive is damaged or ends early; possible: the file as it was downloaded, whole": (
        "压缩包损坏或不完整；请用下载时的完整文件"
    ),
    "the archive holds {count} data files; possible: 1 to {most}, ending in {possible}": (
        "压缩包里有 {count} 个数据文件；可以是 1 到 {most} 个，后缀为 {possible}"
    ),
    "{part} in the archive unpacks to more than can be read": "压缩包里的{part}解压后太大，无法读取",
    "  {count} left out: {rule}": "  略去 {count} 份：{rule}",
    "the form was not finished": "未答完问卷",
    "{found} says neither that the option is ticked nor that it is not; rows with it: {count}; possible: {possible}": (
        "{found}既不表示选中，也不表示未选；共 {count} 行；可用：{possible}"
    ),
    "more than one option of a single choice is ticked; the answer counts as unknown": "单选题选了不止一项；该题按未知处理",
    "{found} is no place from 1 to {last}; rows with it: {count}": "{found}不是 1 到 {last} 的名次；共 {count} 行",
    "mapping.yaml names {found} for column {column}, which is no variable of the questionnaire; possible: {possible}": (
        "mapping.yaml 为列{column}写的{found}不是问卷的变量；可用：{possible}"
    ),
    "columns that fit no question: {unknown}; that fit a question of another column too: {twice}; "
    "that fit several questions: {unclear}; questions without a column: {missing}; possible: the questionnaire "
    "of these answers, or a line for each of them in {mapping}": (
        "没有对应题目的列：{unknown}；与另一列对应同一题的列：{twice}；可对应几道题的列：{unclear}；"
        "没有列的题目：{missing}；请使用这些答卷的问卷，或在 {mapping} 中为它们各写一行"
    ),
    "{count} places are guessed: {guesses}; possible: canvass import, which shows them and asks": (
        "有 {count} 处是猜的：{guesses}；请用 canvass import，它会列出并询问"
    ),
    "no platform {found}; possible: {possible}": "没有平台{found}；可用：{possible}",
    "Bring files of a platform into a wave, and keep which column is which.": "把某平台导出的文件收入一次调查，并记下各列是什么。",
    "where they come from; known from the files": "来自哪个平台；不写则由文件判断",
    "what is guessed is right": "猜的都对，不再询问",
    "sure": "确定",
    "guessed: the name fits, the wording is another": "猜测：名称相符，题干不同",
    "guessed: by the number in its code": "猜测：按代码中的数字",
    "guessed: the wording is much alike": "猜测：题干很相近",
    "guessed: by the order of the columns": "猜测：按列的顺序",
    "{file}, {rows} rows, from {platform}:": "{file}，{rows} 行，来自 {platform}：",
    "some columns are guessed, and there is nobody to ask; possible: --yes where they are right": (
        "有些列是猜的，而这里没有人可问；若都对，请加 --yes"
    ),
    "not confirmed, so nothing is kept; possible: lines in mapping.yaml, or another wording": (
        "没有确认，什么也没有收入；可在 mapping.yaml 中写明，或改题干"
    ),
    "Checking the answers": "正在检查答卷",
    "{file} is in the wave already; nothing is added": "{file} 已在这次调查中；没有增加什么",
    "kept: {file} as {target}": "已收入：{file}，存为 {target}",
    "tells who a person is: kept apart": "可认出本人：另存",
    "  every column has the name of its variable": "  每一列都是其变量的名称",
    "the file was changed while it was read; possible: to import it again": "文件在读取时被改动；请重新收入",
    "the sheet reaches row {row} and column {column}; possible: at most {most} cells": (
        "工作表到第 {row} 行第 {column} 列；最多 {most} 个单元格"
    ),
    "only a dictionary, and no answers; possible: the export beside it": "只有数据字典，没有答卷；请把导出的答卷放在一起",
    "Is this right?": "这样对吗？",
    "the file holds the rows of a repeat, several for one respondent; possible: the file of the submissions": (
        "这个文件是重复组的记录，一名受访者有多行；可用：提交记录的主文件"
    ),
    "the file is no JSON: {reason}": "文件不是 JSON：{reason}",
    "the file holds no list of records; possible: a list with a record for each respondent": (
        "文件里没有记录列表；可用：每名受访者一条记录的列表"
    ),
}
