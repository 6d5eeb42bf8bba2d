using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients.Classes;

/// <summary>A class somebody was put into by hand stays in its dictionary; computed ones follow the dictionary.</summary>
internal sealed class KeepUsedClasses(CrmDb db) : IHandle<CodeItemRemoved>
{
    public async Task HandleAsync(CodeItemRemoved happened, CancellationToken ct)
    {
        foreach (var dimension in Enum.GetValues<ClassDimension>().Where(dimension => PatientClasses.TableOf(dimension).Code == happened.Table))
        {
            if (await db.ClassChoices.AnyAsync(choice => choice.Dimension == dimension && choice.Code == happened.Code, ct))
            {
                throw new RuleViolation("Settings.CodeInUse", happened.Name);
            }
        }
    }
}
