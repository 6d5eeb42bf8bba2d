using System.Globalization;
using System.Linq.Expressions;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;

namespace HospitalCrm.Core.Settings.Calendar;

/// <summary>节假日: a year's days off and the weekends worked in exchange.</summary>
public static class HolidayList
{
    public static readonly ListDefinition<HolidayRow> Definition = new("holidays")
    {
        Source = db => from day in db.Holidays select new HolidayRow { Id = day.Id, Day = day.Day, Kind = day.Kind, Name = day.Name },
        Key = ListKey<HolidayRow>.By(row => row.Id),
        IsSmall = true,
        SortedBy = nameof(HolidayRow.Day),
        SortedDescending = true,
        Columns =
        [
            new(nameof(HolidayRow.Day), row => row.Day) { Width = "140px", SortKey = (Expression<Func<HolidayRow, DateOnly>>)(row => row.Day) },
            new("Weekday", row => row.Day.DayOfWeek) { Width = "110px" },
            new(nameof(HolidayRow.Kind), row => row.Kind) { Width = "140px" },
            new(nameof(HolidayRow.Name), row => row.Name),
        ],
        Filters =
        [
            new("year", FilterKind.Number, (typed, _) => OfYear(typed)) { IsPublic = true, IsCode = true },
            new("kind", FilterKind.Choice, (typed, _) => Enum.TryParse<HolidayKind>(typed, out var kind) ? row => row.Kind == kind : row => false)
            {
                Choices = Enum.GetNames<HolidayKind>(),
                IsPublic = true,
            },
        ],
        Permissions = new(SettingsPermissions.View) { Add = SettingsPermissions.Manage, Edit = SettingsPermissions.Manage, Delete = SettingsPermissions.Manage, Export = SettingsPermissions.View },
        OpenUrl = row => $"/settings/holidays/{row.Id}",
    };

    private static Expression<Func<HolidayRow, bool>> OfYear(string typed)
    {
        if (!int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1 or > 9_998)
        {
            return row => false;
        }

        var (first, next) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
        return row => row.Day >= first && row.Day < next;
    }
}

public sealed record HolidayRow
{
    public required Id<Holiday> Id { get; init; }

    public required DateOnly Day { get; init; }

    public required HolidayKind Kind { get; init; }

    public required string Name { get; init; }
}
