package dev.crmkit.examples.architecture.broken.core.deal;

import dev.crmkit.spi.ForCallers;
import java.io.IOException;

@ForCallers
public interface ThrowsChecked {
    String read() throws IOException;
}
