namespace HospitalCrm.Device.Modems;

public sealed class SerialPortException(SerialTrouble trouble, string path, int error = 0)
    : IOException($"{path}: {trouble} (errno {error})")
{
    public SerialTrouble Trouble { get; } = trouble;

    public int Error { get; } = error;

    internal static SerialPortException FromOpen(string path, int error) => new(Meaning(error), path, error);

    private static SerialTrouble Meaning(int error) => error switch
    {
        2 or 6 or 19 or 20 => SerialTrouble.PortMissing, // ENOENT, ENXIO, ENODEV, ENOTDIR
        1 or 13 => SerialTrouble.Permission, // EPERM, EACCES
        11 or 16 => SerialTrouble.Busy, // EWOULDBLOCK of flock, EBUSY of TIOCEXCL
        25 or 22 => SerialTrouble.NotASerialPort, // ENOTTY, EINVAL
        _ => SerialTrouble.PortFault,
    };
}
