using HospitalCrm.Core.Data;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.FollowUps.Wards;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.FollowUps.Rates;

/// <summary>The wards the rates can be asked of.</summary>
public sealed class ReadRateWards(CrmDb db, FollowUpSight sight, WardPeople people) : IUseCase
{
    private const int Days = 90;

    public static Permission Requires => FollowUpPermissions.Rates;

    public async Task<IReadOnlyList<WardChoice>> HandleAsync(CancellationToken ct = default)
    {
        var place = WardPlace.Of(await sight.ReachAsync(FollowUpPermissions.Rates), null, null);
        return await people.WardsAsync(place.In(db.Encounters.Where(visit => visit.Kind == EncounterKind.Inpatient && visit.EndedOn != null)), Days, ct);
    }
}
