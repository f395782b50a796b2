"""The sixty tables as a plain script of pandas, scipy and python-docx: one file, no checks of the answers."""

import sys

import docx
import numpy as np
import pandas as pd
from scipy import stats
from sixty_answers import GROUPS, QUESTIONS

FIRST = 6  # columns of the platform before the first question
NAMES = ["q1", "q2", "q3", "q4", "q4_industry", *(f"q{number}" for number in range(5, 18))]


def main(answers: str, target: str) -> None:
    """Every table, in a .docx."""
    data = pd.read_csv(answers, dtype=str, encoding="utf-8-sig").iloc[:, FIRST:]
    data.columns = NAMES
    data = data[[*GROUPS, *QUESTIONS]].replace({"(空)": None, "(跳过)": None})
    data["q4"] = data["q4"].str.partition("〖")[0]
    document = docx.Document()
    for question in QUESTIONS:
        counts = data[question].value_counts()
        table(document, question, pd.DataFrame({"n": counts, "%": (counts / counts.sum() * 100).round(1)}))
    for question in QUESTIONS:
        for by in GROUPS:
            counts = pd.crosstab(data[by], data[question])
            value, p, df, expected = stats.chi2_contingency(counts, correction=False)
            total = counts.to_numpy().sum()
            v = np.sqrt(value / total / (min(counts.shape) - 1))
            rows, columns = counts.sum(axis=1) / total, counts.sum(axis=0) / total
            residual = (counts - expected) / np.sqrt(expected * np.outer(1 - rows, 1 - columns))
            share = counts.div(counts.sum(axis=1), axis=0) * 100
            table(document, f"{by} x {question}", pd.concat([counts, share.round(1), residual.round(2)], axis=1))
            document.add_paragraph(f"chi-square {value:.2f}, df {df}, p {p:.3f}, V {v:.3f}, n {total}")
    document.save(target)


def table(document: "docx.document.Document", title: str, cells: pd.DataFrame) -> None:
    """One table under its title."""
    document.add_heading(title, 2)
    made = document.add_table(rows=1 + len(cells), cols=1 + cells.shape[1])
    for at, row in enumerate([[title, *cells.columns], *cells.reset_index().itertuples(index=False)]):
        for cell, value in zip(made.rows[at].cells, row, strict=True):
            cell.text = str(value)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
