namespace HospitalCrm.Core.Messaging.Dispatch;

/// <summary>Who goes next among the classes behind the codes: 8 : 4 : 2 : 1, smoothly, so that a campaign of a hundred thousand neither starves nor is starved.</summary>
internal sealed class FairShare
{
    private static readonly int[] Weights = [0, 8, 4, 2, 1];

    private readonly int[] _credit = new int[Weights.Length];

    /// <param name="waiting">How many of each class are at hand; counted down.</param>
    /// <returns>The class, or -1 when nothing is at hand.</returns>
    public int Next(int[] waiting)
    {
        if (waiting[0] > 0)
        {
            waiting[0]--;
            return 0;
        }

        var (best, total) = (-1, 0);
        for (var priority = 1; priority < Weights.Length; priority++)
        {
            if (waiting[priority] > 0)
            {
                _credit[priority] += Weights[priority];
                total += Weights[priority];
                best = best < 0 || _credit[priority] > _credit[best] ? priority : best;
            }
        }

        if (best >= 0)
        {
            _credit[best] -= total;
            waiting[best]--;
        }

        return best;
    }
}
