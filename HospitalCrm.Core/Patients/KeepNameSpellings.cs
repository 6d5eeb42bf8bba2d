using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients;

/// <summary>Whoever names an archive, its other spellings follow in the same save.</summary>
internal sealed class KeepNameSpellings(CrmDb db) : IHandle<PatientNamed>
{
    public async Task HandleAsync(PatientNamed happened, CancellationToken ct)
    {
        var wanted = NameSpelling.OthersOf(happened.Name).ToList();
        var known = happened.IsNew ? [] : await db.NameSpellings.Where(spelling => spelling.PatientId == happened.PatientId).ToListAsync(ct);
        db.NameSpellings.RemoveRange(known.Where(spelling => !wanted.Contains(spelling.Spelling)));
        db.NameSpellings.AddRange(wanted.Except(known.Select(spelling => spelling.Spelling)).Select(spelling => new NameSpelling(spelling, happened.PatientId)));
    }
}
