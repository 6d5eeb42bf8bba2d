using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Desk;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Web.Realtime;

/// <summary>After the commit: reads the call's cards once and hands them to the board.</summary>
internal sealed class PopRelay(PopCards cards, ScreenPopBoard board) : IAfterCommit<CallChanged>
{
    public async Task AfterCommitAsync(CallChanged happened, CancellationToken ct)
    {
        if (await cards.ReadAsync(happened.CallId, ct) is [{ } first, ..] read && (first.Direction == CallDirection.Incoming || first.Dial is not null))
        {
            board.Push(read);
        }
    }
}
