using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Vaccines;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Notices;

/// <summary>已种: what the notice asked for is marked as given, in the transaction of the reply.</summary>
internal sealed class TakeVaccineReply(CrmDb db, VaccineBook vaccines, TimeProvider clock) : IHandle<ReplyReceived>
{
    public async Task HandleAsync(ReplyReceived happened, CancellationToken ct)
    {
        if (happened is not { Kind: ReplyKind.Vaccinated, Answers: { } message })
        {
            return;
        }

        var subjects = await db.NoticeMarks.AsNoTracking().Where(mark => mark.MessageId == message && mark.Notice == SendVaccineNotices.Name).Select(mark => mark.Subject).ToListAsync(ct);
        var asked = subjects.Select(VaccineSubject.Read).OfType<VaccineSubject>().Select(subject => (subject.Patient, subject.Dose)).ToList();
        await vaccines.GiveAsync(asked, clock.Today(), DoseSource.Reply, ct);
    }
}
