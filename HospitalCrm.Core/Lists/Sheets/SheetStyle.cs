namespace HospitalCrm.Core.Lists.Sheets;

/// <summary>How a cell looks; the number is its place in the workbook's styles.</summary>
internal enum SheetStyle
{
    Number = 0,
    Text = 1,
    Day = 2,
    Moment = 3,
    Money = 4,
    Heading = 5,
    Mark = 6,
}
