using System.Globalization;
using System.Runtime.InteropServices;

namespace HospitalCrm.Device.Modems;

/// <summary>Opening a port for one process alone, and giving it back.</summary>
internal static unsafe class SerialPortSetup
{
    public static int Open(string path, int baud)
    {
        if (IsLockedByFile(path))
        {
            throw new SerialPortException(SerialTrouble.Busy, path);
        }

        var port = Posix.Open(path, Posix.ReadWrite | Posix.NoControllingTty | Posix.NonBlocking | Posix.CloseOnExec);
        if (port < 0)
        {
            throw SerialPortException.FromOpen(path, Marshal.GetLastPInvokeError());
        }

        if (!Prepare(port, (uint)baud))
        {
            var error = Marshal.GetLastPInvokeError();
            _ = Posix.Close(port);
            throw SerialPortException.FromOpen(path, error);
        }

        return port;
    }

    public static void Close(int port)
    {
        // Without the flush, closing a port with unsent bytes may block for 30 s.
        _ = Posix.Flush(port, Posix.FlushBoth);
        _ = Posix.Ioctl(port, Posix.GiveUpExclusive);
        _ = Posix.Close(port);
    }

    private static bool Prepare(int port, uint baud)
    {
        Posix.Termios settings;
        if (Posix.GetAttributes(port, &settings) != 0)
        {
            return false;
        }

        // TIOCEXCL keeps other users out, but root passes it; the advisory lock is what root's tools respect.
        if (Posix.Lock(port, Posix.LockOrFail) != 0 || Posix.Ioctl(port, Posix.TakeExclusively) != 0)
        {
            return false;
        }

        Posix.MakeRaw(&settings);
        settings.Control &= ~(Posix.Termios.TwoStopBits | Posix.Termios.HardwareFlow);
        settings.Control |= Posix.Termios.EnableReceiver | Posix.Termios.IgnoreModemControl;
        // One byte at least: with zero, "nothing yet" and "unplugged" would both read as 0.
        settings.Characters[Posix.Termios.MinimumBytes] = 1;
        settings.Characters[Posix.Termios.Timeout] = 0;
        return Posix.SetSpeed(&settings, baud) == 0 && Posix.SetAttributes(port, 0, &settings) == 0;
    }

    /// <summary>The lock file of mgetty, minicom and fax programs: a name and the owner's process id.</summary>
    private static bool IsLockedByFile(string path)
    {
        try
        {
            var real = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
            var name = real.Replace("/dev/", "", StringComparison.Ordinal).Replace('/', '_');
            var text = File.ReadAllText($"/var/lock/LCK..{name}");
            return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var owner)
                && owner != Environment.ProcessId && Directory.Exists($"/proc/{owner}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
