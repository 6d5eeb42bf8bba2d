using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients.Consents;

namespace HospitalCrm.Core.FollowUps.Doors;

/// <summary>发送网页随访表: the patient gets a link and answers when he likes; the follow-up waits for him.</summary>
public sealed class SendFollowUpForm(CrmDb db, FollowUpSight sight, FormDesk desk, Vault vault, CurrentActor actor, TimeProvider clock) : IUseCase
{
    private const string Said = "回访时口头同意接收随访短信";

    public static Permission Requires => FollowUpPermissions.Call;

    /// <param name="consents">He said so on the telephone; the ledger gets a line.</param>
    public Task HandleAsync(Id<FollowUpTask> id, bool consents, CancellationToken ct = default) => db.InTransactionAsync(
        async () =>
        {
            var task = await sight.DemandAsync(id, ct);
            var now = clock.GetUtcNow();
            if (task.IsHeldByAnother(actor.Value.StaffNo, now))
            {
                throw new RuleViolation("FollowUps.Busy", await sight.NameAsync(task.LeaseBy, ct));
            }

            var standing = await desk.StandingAsync(task, ct);
            if (standing is { Hindrance: null, NeedsConsent: true })
            {
                if (!consents)
                {
                    throw new RuleViolation("FollowUps.FormNeedsConsent");
                }

                db.ConsentEntries.Add(new ConsentEntry(task.PatientId, ConsentChannel.Sms, ConsentPurpose.Service, ConsentState.Given, ConsentDoor.Call, actor.Value.StaffNo, now)
                    .ProvenBy(vault.Seal(ConsentEntry.ProofPurpose, Said), callId: null));
            }

            await desk.SendAsync(task, standing, ct);
            await db.SaveChangesAsync(ct);
        },
        ct);
}
