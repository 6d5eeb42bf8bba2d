using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Encounters;

/// <summary>A diagnosis with a new name brings it into the dictionary, in the same save.</summary>
internal sealed class KeepDiseases(CrmDb db, KnownDiseases known) : IHandle<DiseaseNamed>, IAfterCommit<DiseaseNamed>
{
    public async Task HandleAsync(DiseaseNamed happened, CancellationToken ct)
    {
        if (!known.Has(happened.Name)
            && !db.Diseases.Local.Any(disease => disease.Name == happened.Name)
            && !await db.Diseases.AnyAsync(disease => disease.Name == happened.Name, ct))
        {
            db.Diseases.Add(new(happened.Name));
        }
    }

    public Task AfterCommitAsync(DiseaseNamed happened, CancellationToken ct)
    {
        known.Add(happened.Name);
        return Task.CompletedTask;
    }
}
