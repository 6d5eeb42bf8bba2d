using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Core.Questionnaires;

/// <summary>Whose questionnaires and texts somebody may write: all, or those of the own department or ward.</summary>
public sealed class DesignReach(Grants grants, CurrentActor actor) : IRoomPart
{
    public async Task<bool> ReachesAsync(Permission right, string? department) =>
        await grants.ReachAsync(actor.Value, right) is { } reach && (reach.IsAll || (department is not null && (department == reach.DepartmentCode || department == reach.WardCode)));

    /// <exception cref="RuleViolation">It belongs to another department, or to everybody.</exception>
    public async Task DemandAsync(Permission right, string? department)
    {
        if (!await ReachesAsync(right, department))
        {
            throw new RuleViolation("Questionnaires.NotYours");
        }
    }

    /// <summary>Where what somebody makes belongs unless he says otherwise; null: to everybody.</summary>
    public async Task<string?> HomeAsync(Permission right) =>
        await grants.ReachAsync(actor.Value, right) is { IsAll: false } reach ? reach.DepartmentCode ?? reach.WardCode : null;
}
