using System.Globalization;
using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings.Calendar;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings.Imports;

/// <summary>Next year's days off, as the hospital gets them in November.</summary>
public sealed class HolidayImport(CrmDb db, IValidator<HolidayForm> validator) : ImportTarget<HolidayForm>(validator), IRoomPart
{
    private static readonly string[] Formats = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日"];

    private Dictionary<DateOnly, Holiday> _known = [];

    protected override string KeyColumn => "Day";

    protected override async Task PrepareAsync(string list, CancellationToken ct) => _known = await db.Holidays.ToDictionaryAsync(day => day.Day, ct);

    protected override HolidayForm Read(string list, ImportLine line, List<FieldProblem> problems)
    {
        var isDay = DateOnly.TryParseExact(line["Day"].Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        if (!isDay && line["Day"].Trim() is { Length: > 0 } typed)
        {
            problems.Add(new("Day", "Settings.ImportDay", [typed]));
        }

        var kind = line["Kind"].Trim();
        if (!Enum.TryParse<HolidayKind>(kind, out var read) || !Enum.IsDefined(read))
        {
            problems.Add(new("Kind", "Settings.ImportChoice", [kind]));
        }

        return new() { Day = isDay ? day : null, Kind = read, Name = line["Name"].Trim() };
    }

    protected override string KeyOf(HolidayForm form) => form.Day?.ToString("O", CultureInfo.InvariantCulture) ?? "";

    protected override HolidayForm? Known(HolidayForm form) => _known.TryGetValue(form.Day!.Value, out var known) ? form with { Kind = known.Kind, Name = known.Name } : null;

    protected override Task PutAsync(HolidayForm form, CancellationToken ct)
    {
        if (_known.TryGetValue(form.Day!.Value, out var known))
        {
            known.Describe(form.Kind, form.Name);
        }
        else
        {
            db.Holidays.Add(new(form.Day.Value, form.Kind, form.Name));
        }

        return Task.CompletedTask;
    }
}
