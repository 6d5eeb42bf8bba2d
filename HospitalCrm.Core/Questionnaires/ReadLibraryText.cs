using System.Globalization;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Questionnaires;

/// <summary>A text of a library to be edited; for none a new one, where its writer belongs.</summary>
public sealed class ReadLibraryText(CrmDb db, DesignReach reach) : IUseCase
{
    public static Permission Requires => QuestionnairePermissions.View;

    public async Task<LibraryTextForm> HandleAsync(Id<LibraryText>? id, CancellationToken ct = default)
    {
        if (id is not { } key)
        {
            return new() { Department = await reach.HomeAsync(QuestionnairePermissions.Texts) };
        }

        var known = await db.LibraryTexts.AsNoTracking().SingleOrDefaultAsync(text => text.Id == key, ct) ?? throw new RuleViolation("Questionnaires.Missing");
        return new()
        {
            Id = key.Value,
            Version = known.Version,
            Library = known.Kind,
            Department = known.DepartmentCode,
            Text = known.Text,
            Order = known.Order.ToString(CultureInfo.InvariantCulture),
            IsOff = known.IsOff,
        };
    }
}
