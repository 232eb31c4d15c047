"""Opens an exported workbook in LibreOffice, sorts it and makes a pivot table by year, and saves it again as .xlsx.

    /usr/bin/python3 tests/programs/libreoffice.py events.xlsx saved.xlsx

Needs libreoffice-calc and python3-uno (Debian). Imported again, the saved workbook must change nothing.
"""

import os
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.sheet.DataPilotFieldOrientation import COLUMN, DATA, ROW
from com.sun.star.sheet import DataPilotFieldGroupInfo
from com.sun.star.sheet.DataPilotFieldGroupBy import YEARS
from com.sun.star.sheet.GeneralFunction import COUNT
from com.sun.star.table import CellAddress, TableSortField
from com.sun.star.util.NumberFormat import DATE


def main(source, target):
    pipe = f"demarche-{os.getpid()}"
    with tempfile.TemporaryDirectory() as profile:
        office = subprocess.Popen(
            [
                "soffice",
                "--headless",
                "--norestore",
                f"-env:UserInstallation=file://{profile}",
                f"--accept=pipe,name={pipe};urp;",
            ]
        )
        try:
            check(connect(pipe), os.path.abspath(source), os.path.abspath(target))
        finally:
            office.terminate()
            office.wait()


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(120):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstance("com.sun.star.frame.Desktop")
        except Exception:
            time.sleep(0.5)
    raise SystemExit("LibreOffice did not start.")


def check(desktop, source, target):
    book = desktop.loadComponentFromURL(f"file://{source}", "_blank", 0, (value("Hidden", True),))
    events = book.Sheets.getByIndex(0)
    cursor = events.createCursor()
    cursor.gotoEndOfUsedArea(False)
    last_row, last_column = cursor.RangeAddress.EndRow, cursor.RangeAddress.EndColumn
    headings = [events.getCellByPosition(column, 0).String for column in range(last_column + 1)]
    expect(headings[0] in ("First day", "Первый день"), f"the first column is {headings[0]}")
    kind = headings.index("Kind" if headings[0] == "First day" else "Тип")

    dates = 0
    for row in range(1, last_row + 1):
        cell = events.getCellByPosition(0, row)
        if cell.Type.value == "VALUE":
            expect(book.NumberFormats.getByKey(cell.NumberFormat).Type & DATE, f"row {row + 1} is no date")
            dates += 1
        expect(all(not events.getCellByPosition(column, row).Formula.startswith("=") for column in (4, 5)), "a formula")
    print(f"{last_row} events, {dates} with a first day that is a date")

    # Newest first. A sort by text would put 01.01.2020 before 02.01.2010.
    body = events.getCellRangeByPosition(0, 0, last_column, last_row)
    field = TableSortField()
    field.Field, field.IsAscending = 0, False
    fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
    body.sort((value("SortFields", fields), value("ContainsHeader", True), value("IsSortColumns", False)))
    days = [events.getCellByPosition(0, row).Value for row in range(1, dates + 1)]
    expect(days == sorted(days, reverse=True), "the days are not sorted")
    print(f"sorted: {events.getCellByPosition(0, 1).String} … {events.getCellByPosition(0, dates).String}")

    book.Sheets.insertNewByName("Pivot", book.Sheets.Count)
    tables = book.Sheets.getByName("Pivot").DataPilotTables
    pivot = tables.createDataPilotDescriptor()
    pivot.setSourceRange(body.RangeAddress)
    by = pivot.DataPilotFields
    by.getByIndex(0).Orientation = ROW
    by.getByIndex(kind).Orientation = COLUMN
    by.getByIndex(headings.index("Id" if "Id" in headings else "Идентификатор")).Orientation = DATA
    by.getByIndex(headings.index("Id" if "Id" in headings else "Идентификатор")).Function = COUNT
    place = CellAddress()
    place.Sheet = book.Sheets.Count - 1
    tables.insertNewByName("Pivot", place, pivot)
    years = DataPilotFieldGroupInfo()
    years.HasAutoStart = years.HasAutoEnd = True
    years.HasDateValues = True
    years.GroupBy = YEARS
    tables.getByName("Pivot").DataPilotFields.getByIndex(0).createDateGroup(years)
    show(book.Sheets.getByName("Pivot"), last_row)

    book.Sheets.removeByName("Pivot")
    book.storeToURL(f"file://{target}", (value("FilterName", "Calc MS Excel 2007 XML"),))
    book.close(True)


def show(sheet, events):
    """Prints the first rows of the pivot table, and checks its total."""
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    rows, columns = cursor.RangeAddress.EndRow, cursor.RangeAddress.EndColumn
    total = sheet.getCellByPosition(columns, rows).Value
    for row in [*range(0, 6), rows]:
        print("  ".join(sheet.getCellByPosition(column, row).String[:12].ljust(12) for column in range(min(columns, 5) + 1)))
    expect(total == events, f"the total of the pivot table is {total}")
    print(f"pivot table: {rows} rows, total {total:.0f}")


def value(name, content):
    property_value = PropertyValue()
    property_value.Name, property_value.Value = name, content
    return property_value


def expect(is_true, problem):
    if not is_true:
        raise SystemExit(f"Failed: {problem}.")


main(*sys.argv[1:])
