using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Desk;

/// <summary>
/// What the agent a card is for may see on it. A card is read once and pushed, by a line and not by a person, so the rights asked are
/// those of the seat it rings at. What rings where nobody sits is shown to those only who may see names.
/// </summary>
public sealed class CardMask(CrmDb db, Grants grants, ParameterValues parameters, TimeProvider clock) : IRoomPart
{
    /// <summary>
    /// As long as nobody has taken a call that came in, its card tells who calls, by name and number, to all it rings at, and nothing of what
    /// he is treated for; of a missed one it never does. Whom an agent dials himself, he chose (docs/adr/0068).
    /// </summary>
    public bool HidesClinical(CallSession call) => call.DialSessionId is null && (call.AnsweredAt is null || call.IsShared) && parameters.Get(CallParameters.HideUntilAnswered);

    public async Task<CardReader> OfAsync(string? agentNo)
    {
        if (agentNo is null)
        {
            return new(db, clock, null, SeesNames: true, SeesRestricted: false, Answers: true);
        }

        var held = await grants.OfAsync(agentNo);
        return new(db, clock, agentNo, held.Has(PatientPermissions.SeeNames.Code), held.Has(PatientPermissions.SeeRestricted.Code), held.Has(CallPermissions.Answer.Code));
    }
}

/// <summary>One reader of cards.</summary>
/// <param name="Answers">Whoever answers no calls (any more) is told of nobody who calls.</param>
public sealed record CardReader(CrmDb Db, TimeProvider Clock, string? AgentNo, bool SeesNames, bool SeesRestricted, bool Answers)
{
    public static Caller? Unvisited(Caller? caller) => caller is null ? null : caller with { LastVisitOn = null };

    public string? Cover(string? name) => name is null || SeesNames ? name : NameMask.Cover(name);

    public async Task<IReadOnlyList<Caller>> CoverAsync(IReadOnlyList<Caller> callers, CancellationToken ct)
    {
        var covered = new List<Caller>(callers.Count);
        foreach (var caller in callers)
        {
            covered.Add(await CoverAsync(caller, ct));
        }

        return covered;
    }

    public async Task<Caller> CoverAsync(Caller caller, CancellationToken ct)
    {
        if (!Answers || (caller.IsRestricted && !SeesRestricted && !await IsOpenAsync(caller, ct)))
        {
            return caller with
            {
                Name = NameMask.Cover(caller.Name),
                ContactName = caller.ContactName is { } contact ? NameMask.Cover(contact) : null,
                BirthOn = null,
                LastVisitOn = null,
                IsClosed = true,
            };
        }

        return SeesNames ? caller : caller with { Name = NameMask.Cover(caller.Name), ContactName = Cover(caller.ContactName) };
    }

    private async Task<bool> IsOpenAsync(Caller caller, CancellationToken ct) =>
        AgentNo is { } agent && await PatientSight.OpenUntilAsync(Db, agent, caller.PersonId, Clock.GetUtcNow(), ct) is not null;
}
