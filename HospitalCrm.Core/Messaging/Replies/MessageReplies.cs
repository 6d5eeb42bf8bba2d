using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging.Channels;

namespace HospitalCrm.Core.Messaging;

/// <summary>Where all channels bring what people sent. Returns when it is durable: only then a modem frees the place on its card.</summary>
public sealed class MessageReplies(UseCaseRunner run)
{
    private const int Attempts = 3;

    private static readonly Actor Self = Actor.Product("messages");

    public async Task TakeAsync(string channel, ReceivedSms heard, CancellationToken ct)
    {
        // Somebody may be writing in the same archive's ledger; the second look sees it.
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await run.RunAsync(Self, (ReceiveReply use) => use.HandleAsync(channel, heard, ct));
            if (outcome.Problem is not { } problem)
            {
                return;
            }

            if (problem.Kind != ProblemKind.Stale || attempt == Attempts)
            {
                throw new InvalidOperationException($"a reply was refused: {problem.Code}");
            }
        }
    }
}
