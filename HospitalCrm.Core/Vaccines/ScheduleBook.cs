using System.Globalization;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Vaccines;

/// <summary>By which doses children are planned: those of the edition in force, without what the hospital turned off, and what it offers itself. Read once a scope.</summary>
public sealed class ScheduleBook(CrmDb db, ParameterValues parameters) : IRoomPart
{
    private IReadOnlyList<ScheduleDose>? _doses;
    private CourseBook? _courses;

    /// <summary>What the stored days depend on beside the facts of a child.</summary>
    public string Basis => string.Create(CultureInfo.InvariantCulture, $"{parameters.Get(VaccineParameters.Edition)}/{parameters.Get(VaccineParameters.Grace)}");

    public async Task<IReadOnlyList<ScheduleDose>> ReadAsync(CancellationToken ct)
    {
        if (_doses is null)
        {
            var vaccines = await db.Vaccines.AsNoTracking().OrderBy(vaccine => vaccine.Number).ToListAsync(ct);
            var off = vaccines.Where(vaccine => vaccine.IsOff).Select(vaccine => vaccine.Code).ToHashSet(StringComparer.Ordinal);
            _doses =
            [
                .. VaccineSchedule.Of(parameters.Get(VaccineParameters.Edition)).Where(dose => !off.Contains(dose.Key.Vaccine)),
                .. vaccines.Where(vaccine => !vaccine.IsProgramme && !vaccine.IsOff).SelectMany(OwnDoses.Of),
            ];
        }

        return _doses;
    }

    public async Task<CourseBook> CoursesAsync(CancellationToken ct) => _courses ??= new(await ReadAsync(ct));

    /// <summary>May families be written to by the edition in force?</summary>
    public async Task<bool> MayTellAsync(CancellationToken ct)
    {
        var edition = parameters.Get(VaccineParameters.Edition);
        return !parameters.Get(VaccineParameters.OnlyConfirmed) || await db.VaccineEditions.AnyAsync(known => known.Edition == edition && known.ConfirmedAt != null, ct);
    }
}
