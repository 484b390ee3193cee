package dev.milepost.web;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** The files of an upload, each under the name it would be deployed with. */
final class UploadedFiles {

    private UploadedFiles() {}

    /** All of them by name; refuses two of one name, and none at all. */
    static Map<String, byte[]> of(MultipartHttpServletRequest request, String example) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (List<MultipartFile> parts : request.getMultiFileMap().values()) {
            for (MultipartFile file : parts) {
                String name = Objects.requireNonNullElse(file.getOriginalFilename(), file.getName());
                if (files.put(name, file.getBytes()) != null) {
                    throw new InvalidRequestException("Two files are named '" + name
                            + "'. A deployment has one of each name: rename one of them.");
                }
            }
        }
        if (files.isEmpty()) {
            throw new InvalidRequestException("The upload holds no file. Send each as a part, as in " + example + ".");
        }
        return files;
    }
}
