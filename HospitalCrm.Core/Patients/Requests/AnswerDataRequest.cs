using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients.Consents;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients.Requests;

/// <summary>
/// Closes a request. What it grants happens in the same transaction: a deletion erases what no law has us keep and says what stayed, a
/// withdrawal goes into the ledger. Seeing, copying and correcting are done on the archive's own pages; the answer says how.
/// </summary>
public sealed class AnswerDataRequest(CrmDb db, PatientSight sight, Vault vault, ArchiveEraser eraser, ConsentBook consents, CurrentActor actor, TimeProvider clock) : IUseCase
{
    private const int LongestAnswer = 1000;

    public static Permission Requires => PatientPermissions.AnswerRequests;

    public async Task HandleAsync(RequestAnswer answer, CancellationToken ct = default)
    {
        var text = PersonText.Clean(answer.Text);
        if (text.Length is 0 or > LongestAnswer)
        {
            throw new RuleViolation("Patients.AnswerNeeded", LongestAnswer);
        }

        var request = await db.DataRequests.SingleOrDefaultAsync(request => request.Id == answer.Request, ct) ?? throw new RuleViolation("Patients.RequestMissing");
        await sight.DemandAsync(request.PatientId, ct);
        if (request.Version != answer.Version)
        {
            throw new DbUpdateConcurrencyException();
        }

        if (answer.Identity is { } identity && request.Identity == IdentityCheck.NotYet)
        {
            request.Identify(identity, request.IdentityNote);
        }

        await CloseAsync(request, answer.State, vault.Seal(DataRequest.AnswerPurpose, text), ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task CloseAsync(DataRequest request, DataRequestState state, Sealed answer, CancellationToken ct)
    {
        var (by, at) = (actor.Value.StaffNo, clock.GetUtcNow());
        switch (state)
        {
            case DataRequestState.Granted:
                request.Grant(answer, by, at);
                await DoAsync(request, ct);
                break;
            case DataRequestState.Refused:
                request.Refuse(answer, by, at);
                break;
            case DataRequestState.Dropped:
                request.Drop(answer, by, at);
                break;
            default:
                throw new RuleViolation("Patients.CodeUnknown");
        }
    }

    private async Task DoAsync(DataRequest request, CancellationToken ct)
    {
        if (request.Kind == DataRequestKind.Delete)
        {
            request.Result(string.Join(',', await eraser.EraseAsync(request.PatientId, ct)));
        }

        if (request.Kind is DataRequestKind.Delete or DataRequestKind.WithdrawConsent)
        {
            await consents.WithdrawAllAsync(
                request.PatientId,
                andService: request.Kind == DataRequestKind.Delete,
                (channel, purpose) => new ConsentEntry(request.PatientId, channel, purpose, ConsentState.Withdrawn, ConsentDoor.Counter, actor.Value.StaffNo, clock.GetUtcNow()),
                ct);
        }
    }
}

/// <param name="Version">Of the request as it was read.</param>
/// <param name="Identity">How it was made sure who asks, when nobody had before.</param>
public sealed record RequestAnswer(Id<DataRequest> Request, int Version, DataRequestState State, string Text, IdentityCheck? Identity = null);
