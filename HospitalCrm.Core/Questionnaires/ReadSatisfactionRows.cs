using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Questionnaires;

/// <summary>The satisfaction items as matrices a questionnaire can take in: one of departments, one of staff, with the hospital's own levels.</summary>
public sealed class ReadSatisfactionRows(CrmDb db) : IUseCase
{
    public static Permission Requires => QuestionnairePermissions.View;

    public async Task<SatisfactionRows> HandleAsync(CancellationToken ct = default)
    {
        var items = await db.SatisfactionItems.AsNoTracking().Where(item => !item.IsOff).OrderBy(item => item.Code).Select(item => new { item.Scope, item.Code, item.Name }).ToListAsync(ct);
        var levels = await db.CodeItems.AsNoTracking()
            .Where(item => item.TableCode == CodeTables.SatisfactionLevels.Code && item.IsEnabled)
            .OrderBy(item => item.Order)
            .Select(item => new { item.Code, item.Name, item.Value })
            .ToListAsync(ct);
        return new(
            [.. items.Where(item => item.Scope == SatisfactionScope.Department).Select(item => new MatrixRow(item.Code, item.Name))],
            [.. items.Where(item => item.Scope == SatisfactionScope.Staff).Select(item => new MatrixRow(item.Code, item.Name))],
            [.. levels.Select(level => new QuestionOption(level.Code, level.Name, level.Value))]);
    }
}

public sealed record SatisfactionRows(IReadOnlyList<MatrixRow> Department, IReadOnlyList<MatrixRow> Staff, IReadOnlyList<QuestionOption> Levels);
