"""The frame around a table, and the names that its cells carry for a narrow screen."""

from coursesite.tables import frame_tables, mark_words

FRAME = '<div class="course-table" role="group" aria-label="Table" tabindex="0">'
ROWS = '<div class="course-table course-rows" role="group" aria-label="Table" tabindex="0">'


def render_table(head: list[str], *rows: list[str]) -> str:
    heads = "".join(f"<th>{text}</th>" for text in head)
    body = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"


def test_a_cell_of_a_table_with_many_columns_of_sentences_says_its_column() -> None:
    html = frame_tables(render_table(["Part", "What <em>it</em> does", "Here", "Taught in"], ["Model", "Learns from the past", "60 small trees", "Training"]))
    assert html.startswith(ROWS)
    assert (
        '<tr><td>Model</td><td data-label="What it does">Learns from the past</td>'
        '<td data-label="Here">60 small trees</td><td data-label="Taught in">Training</td></tr>'
    ) in html
    assert "<th>What <em>it</em> does</th>" in html


def test_three_columns_fit_a_phone_as_they_are() -> None:
    table = render_table(["Part", "What it does", "In our flight system"], ["Model", "Learns from the past", "60 small decision trees"])
    assert frame_tables(table) == f"{FRAME}{table}</div>"


def test_three_columns_of_long_sentences_are_cards_as_well() -> None:
    sentence = "Every path that a check is given is a bank or a folder that holds one."
    html = frame_tables(render_table(["Rule", "What must be true", "Example"], ["no-bank", sentence, f"nowhere: {sentence}"]))
    assert html.startswith(ROWS)
    assert f'<td>no-bank</td><td data-label="What must be true">{sentence}</td><td data-label="Example">nowhere: {sentence}</td>' in html


def test_for_eight_columns_a_phone_has_no_room_even_if_they_hold_numbers() -> None:
    for columns, frame in ((7, FRAME), (8, ROWS)):
        assert frame_tables(render_table([f"Run {number}" for number in range(columns)], ["1.5"] * columns)).startswith(frame)


def test_columns_of_marks_stay_a_grid_in_which_one_compares() -> None:
    table = render_table(["Fault", "Schema", "Skew", "Age"], ["Clock in UTC", "yes", "yes", "no"], ["Feed frozen", "no", "no", "yes"])
    assert frame_tables(table) == f"{FRAME}{table}</div>"


def test_numbers_stay_a_grid_however_long_they_are() -> None:
    head = "<th>Month</th>" + '<th class="align-right">Late</th>' * 4
    cells = "<td>July</td>" + '<td class="align-right">1,000,000,000,000</td>' * 4
    table = f"<table><thead><tr>{head}</tr></thead><tbody><tr>{cells}</tr></tbody></table>"
    assert frame_tables(table) == f"{FRAME}{table}</div>"


def test_a_quotation_mark_in_a_heading_does_not_end_the_name() -> None:
    html = frame_tables(render_table(["A", 'The "gate"', "C", "D"], ["a", "a sentence of words", "a sentence of words", "a sentence of words"]))
    assert 'data-label="The &quot;gate&quot;"' in html


def test_a_framed_table_stays_as_it_is() -> None:
    html = frame_tables(render_table(["A", "B", "C", "D"], ["a", "a sentence of words", "a sentence of words", "a sentence of words"]))
    assert frame_tables(html) == html


def test_a_column_of_words_in_a_lab_is_told_from_numbers() -> None:
    html = render_table(["Fault", "AUC", "Found by"], ["Clock", "0.75 to 0.8", "skew"], ["Feed", "", "12 of 15, day 1"], ["None", "0.7", "3"])
    marked = mark_words(html.replace("<table>", '<table class="lab-table">'))
    assert '<th>AUC</th><th class="lab-words">Found by</th>' in marked
    assert '<td>Feed</td><td></td><td class="lab-words">12 of 15, day 1</td>' in marked
    assert mark_words(marked) == marked
    assert mark_words(html) == html
