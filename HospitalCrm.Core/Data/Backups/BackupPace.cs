using Microsoft.Win32.SafeHandles;

namespace HospitalCrm.Core.Data.Backups;

/// <summary>
/// Keeps a backup from being felt: what was written goes to the disk a little at a time (a commit that has to wait for a gigabyte of
/// somebody else's pages takes seconds), and after every piece of work comes a rest.
/// </summary>
/// <param name="restPerWork">How long it rests for each second it worked; 0 = never.</param>
internal sealed class BackupPace(double restPerWork, CancellationToken ct)
{
    private const int FlushEvery = 2 << 20;

    private static readonly TimeSpan LongestRest = TimeSpan.FromMilliseconds(500);

    private long _unflushed;
    private long _since = TimeProvider.System.GetTimestamp();

    public void Wrote(long bytes, SafeFileHandle file)
    {
        ct.ThrowIfCancellationRequested();
        _unflushed += bytes;
        if (_unflushed >= FlushEvery)
        {
            RandomAccess.FlushToDisk(file);
            _unflushed = 0;
            Rest();
        }
    }

    public void Rest()
    {
        var rest = TimeProvider.System.GetElapsedTime(_since) * restPerWork;
        if (rest > TimeSpan.Zero)
        {
            ct.WaitHandle.WaitOne(rest < LongestRest ? rest : LongestRest);
            ct.ThrowIfCancellationRequested();
        }

        _since = TimeProvider.System.GetTimestamp();
    }
}
